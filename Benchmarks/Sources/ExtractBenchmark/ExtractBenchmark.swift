// Times reading and extraction; prints raw figures as tab-separated rows.
//
//     ExtractBenchmark speed FOLDER [ROUNDS]     the steps, on one thread and on two
//     ExtractBenchmark growth FOLDER [ROUNDS]    the cost of a byte from 100 kB to 100 MB
//     ExtractBenchmark hostile [ROUNDS [NAME]]   inputs that nobody would write
//     ExtractBenchmark memory FOLDER [BYTES]     peak memory of one long document
//     ExtractBenchmark stream FOLDER [TIMES]     peak memory of many documents

@main enum ExtractBenchmark {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    func argument(_ index: Int) -> String? {
      arguments.count > index ? arguments[arguments.startIndex + index] : nil
    }
    func texts() -> Texts { Texts(folder: argument(1) ?? ".") }
    let number = argument(2).flatMap { Int($0) }
    switch argument(0) {
    case "speed": measureSpeed(texts(), rounds: number ?? 5)
    case "growth": measureGrowth(texts(), rounds: number ?? 5)
    case "hostile": measureHostile(argument(1).flatMap { Int($0) } ?? 3, only: argument(2))
    case "memory": measureMemory(texts(), bytes: number ?? 100_000_000)
    case "stream": measureStream(texts(), repeats: number ?? 24)
    default: print("usage: ExtractBenchmark speed|growth|hostile|memory|stream FOLDER [N]")
    }
  }
}
