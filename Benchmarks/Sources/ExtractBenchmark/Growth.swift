import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The cost of a byte in one short, one long and one very long document.
func measureGrowth(_ texts: Texts, rounds: Int) {
  let pipeline = Pipeline()
  row("bytes", "runs", "read_ns_byte", "extract_ns_byte", "ns_byte", "ratio", "found")
  var first = 0.0
  for size in [100_000, 10_000_000, 100_000_000] {
    // Some dozens of short documents, so that their lines are as varied as those of the long one.
    let pieces = size == 100_000 ? 45 : 1
    let whole = texts.long(size * pieces)
    var parts: [[UInt8]] = []
    var start = 0
    while start < whole.count, parts.count < pieces {
      var end = min(whole.count, start + size)
      if parts.count == pieces - 1 { end = whole.count }
      while end < whole.count, whole[end - 1] != 10 { end += 1 }
      parts.append(Array(whole[start..<end]))
      start = end
    }
    let bytes = parts.reduce(0) { $0 + $1.count }
    var read = Cost(wall: .infinity, cpu: .infinity)
    var extract = read
    var found = 0
    for _ in 0..<(size > 50_000_000 ? max(2, rounds / 2) : rounds) {
      found = 0
      var (reading, extracting) = (Cost(), Cost())
      for part in parts {
        var document: Document?
        reading.cpu += Cost.ofThread { document = pipeline.read(part, "long") }.cpu
        extracting.cpu +=
          Cost.ofThread {
            if let document { found += pipeline.extractor.extract(document).count }
          }.cpu
      }
      read.cpu = min(read.cpu, reading.cpu)
      extract.cpu = min(extract.cpu, extracting.cpu)
    }
    let scale = 1e9 / Double(bytes)
    let cost = (read.cpu + extract.cpu) * scale
    if first == 0 { first = cost }
    row(
      String(bytes / parts.count), String(parts.count), fixed(read.cpu * scale, 2),
      fixed(extract.cpu * scale, 2), fixed(cost, 2), fixed(cost / first, 3), String(found))
  }
}

/// The memory that one document of so many bytes needs: run it in a process of its own.
func measureMemory(_ texts: Texts, bytes: Int) {
  let text = texts.long(bytes)
  let before = peakMegabytes()
  let pipeline = Pipeline()
  row("step", "megabytes", "peak_mb")
  row("text in memory", fixed(Double(text.count) / 1e6, 1), fixed(before))
  guard let document = pipeline.read(text, "long") else { return }
  row("read", fixed(Double(text.count) / 1e6, 1), fixed(peakMegabytes()))
  let extraction = pipeline.extractor.extract(document)
  row("extracted (\(extraction.count))", fixed(Double(text.count) / 1e6, 1), fixed(peakMegabytes()))
}

/// The memory that all documents one after another need: it should not grow with their number.
func measureStream(_ texts: Texts, repeats: Int) {
  let pipeline = Pipeline()
  row("megabytes_read", "peak_mb", "found")
  var (bytes, found) = (0, 0)
  for round in 1...repeats {
    for (name, file) in zip(texts.names, texts.files) {
      found += pipeline.extract(file, name)
      bytes += file.count
    }
    if round == 1 || round == repeats || round % 8 == 0 {
      row(fixed(Double(bytes) / 1e6), fixed(peakMegabytes()), String(found))
    }
  }
}
