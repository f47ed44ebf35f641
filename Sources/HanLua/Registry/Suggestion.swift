/// Finds the name that was probably meant.
public enum Suggestion {
  /// The candidate nearest to `name` by edit distance, or nil where none is near.
  ///
  /// Near is: at most a third of the characters differ, or one of two or three.
  public static func nearest(_ name: String, in candidates: some Sequence<String>) -> String? {
    match(name, in: candidates)?.name
  }

  /// The same with its distance.
  static func match(
    _ name: String, in candidates: some Sequence<String>
  ) -> (name: String, distance: Int)? {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
    guard !wanted.isEmpty else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
      let allowed = max(1, max(wanted.count, other.count) / 3)
      guard abs(wanted.count - other.count) <= allowed else { continue }
      let distance = distance(wanted, other)
      guard distance <= allowed, distance < wanted.count || wanted.count > 1 else { continue }
      if best == nil || distance < best?.distance ?? 0 { best = (distance, candidate) }
    }
    return best.map { ($0.name, $0.distance) }
  }

  /// `; did you mean 'x'?`, or nothing.
  public static func hint(_ name: String, in candidates: some Sequence<String>) -> String {
    nearest(name, in: candidates).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// Insertions, deletions, substitutions and swaps of neighbours.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        let same = a[i - 1] == b[j - 1]
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, before[j - 2] + 1)
        }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
