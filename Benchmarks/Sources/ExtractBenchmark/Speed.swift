import Hanalyze
import Synchronization

/// How fast the steps are on many documents, on one thread and on two.
func measureSpeed(_ texts: Texts, rounds: Int) {
  let pipeline = Pipeline()
  let total = texts.total
  row("step", "threads", "megabytes", "cpu_s", "wall_s", "cpu_mb_s", "wall_mb_s", "found")
  func report(_ step: String, _ threads: Int, _ cost: Cost, _ found: Int) {
    row(
      step, String(threads), fixed(Double(total) / 1e6, 2), fixed(cost.cpu, 4), fixed(cost.wall, 4),
      fixed(Double(total) / cost.cpu / 1e6, 2), fixed(Double(total) / cost.wall / 1e6, 2),
      String(found))
  }

  var documents: [Document] = []
  let read = Cost.least(rounds) {
    documents.removeAll(keepingCapacity: true)
    return Cost.ofThread {
      for (name, bytes) in zip(texts.names, texts.files) {
        if let document = pipeline.read(bytes, name) { documents.append(document) }
      }
    }
  }
  report("read", 1, read, documents.count)

  var found = 0
  let extract = Cost.least(rounds) {
    found = 0
    return Cost.ofThread {
      for document in documents { found += pipeline.extractor.extract(document).count }
    }
  }
  report("extract", 1, extract, found)

  let values = Cost.least(rounds) {
    found = 0
    return Cost.ofThread {
      for document in documents {
        for observation in pipeline.extractor.extract(document) where !observation.text.isEmpty {
          found += 1
        }
      }
    }
  }
  report("extract, every field made", 1, values, found)

  let claims = Cost.least(rounds) {
    found = 0
    return Cost.ofThread {
      for document in documents { found += ClaimFinder().find(in: document).count }
    }
  }
  report("claims", 1, claims, found)

  let mentions = Cost.least(rounds) {
    found = 0
    return Cost.ofThread {
      for document in documents { found += MentionFinder().find(in: document).count }
    }
  }
  report("mentions", 1, mentions, found)
  let ready = documents
  for cost in scale(rounds, ready.count, of: { pipeline.extractor.extract(ready[$0]).count }) {
    report("extract, threads of their own", cost.threads, cost.least, cost.found)
  }
  documents = []
  for cost in scale(
    rounds, texts.files.count, of: { pipeline.extract(texts.files[$0], texts.names[$0]) })
  {
    report("read+extract", cost.threads, cost.least, cost.found)
  }
}

/// Does work on one thread and on two, round after round by turns, so that what else the machine does
/// meets both alike; gives the least of each.
private func scale(
  _ rounds: Int, _ documents: Int, of work: @escaping @Sendable (Int) -> Int
) -> [(threads: Int, least: Cost, found: Int)] {
  // A thread has to start and to finish its last document: long work makes both small.
  let repeats = 4
  var least: [Int: Cost] = [:]
  let tally = Tally()
  for _ in 0..<max(1, rounds) {
    for threads in [1, 2] {
      tally.count.store(0, ordering: .relaxed)
      let cost = Cost.ofProcess {
        Workers.run(threads: threads, count: documents * repeats) { index in
          tally.count.add(work(index % documents), ordering: .relaxed)
        }
      }
      let best = least[threads] ?? cost
      least[threads] = Cost(wall: min(best.wall, cost.wall), cpu: min(best.cpu, cost.cpu))
    }
  }
  let found = tally.count.load(ordering: .relaxed) / repeats
  return least.sorted { $0.key < $1.key }.map { threads, cost in
    let once = Cost(wall: cost.wall / Double(repeats), cpu: cost.cpu / Double(repeats))
    return (threads, once, found)
  }
}

/// A count that several threads raise.
final class Tally: Sendable {
  let count = Atomic<Int>(0)
}
