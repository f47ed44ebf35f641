// Reads documents from a folder and times reading and extraction, on one thread and on two.
//
//     ExtractBenchmark FOLDER [ROUNDS]
import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func slurp(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer[0..<count]
  }
}

let folder = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "../../shared/corpus"
let rounds = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 5 : 5
var names: [String] = []
if let directory = opendir(folder) {
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { raw in
      raw.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name.hasSuffix(".md") || name.hasSuffix(".txt") { names.append(name) }
  }
  closedir(directory)
}
names.sort()
let files = names.map { slurp(folder + "/" + $0) }
let total = files.reduce(0) { $0 + $1.count }
let reader = DocumentReader()
let extractor = Extractor()
var documents: [Document] = []
let stated = StatedMetadata(date: .year(2024), area: 430_300)
var start = now()
for _ in 0..<rounds {
  documents.removeAll(keepingCapacity: true)
  for (name, bytes) in zip(names, files) {
    if let document = try? reader.read(bytes, name: name, stated: stated) {
      documents.append(document)
    }
  }
}
let readTime = (now() - start) / Double(rounds)
var count = 0
start = now()
for _ in 0..<rounds {
  count = 0
  for document in documents { count += extractor.extract(document).count }
}
let extractTime = (now() - start) / Double(rounds)
start = now()
var strings = 0
for document in documents {
  for observation in extractor.extract(document) { strings += observation.indicator.utf8.count }
}
let fullTime = now() - start
func rate(_ seconds: Double) -> String { String(Double(Int(Double(total) / seconds / 1e5)) / 10) }
print("bytes \(total) documents \(documents.count) observations \(count)")
print("read      \(rate(readTime)) MB/s")
print("extract   \(rate(extractTime)) MB/s")
print("read+extract \(rate(readTime + extractTime)) MB/s")
print("extract and make all values \(rate(fullTime)) MB/s (\(strings) bytes of names)")
