import HanAnalysis
import HanBase
import HanFrame
import HanLua

/// What was read of a store that is not loaded as a whole, and when it should be.
///
/// A question whose conditions few observations meet is answered from those alone. Where the next
/// question shares conditions with it (the same indicator, district after district), all that meet the
/// shared ones are read, which then answers all questions of the kind. When that has been done some
/// times, or the parts together reach the share of the store that a single one may have, everything is
/// loaded: no script takes more than twice the time that loading at once would have taken.
struct CorpusParts {
  /// How many observations a store has that is loaded as a whole at once.
  var smallStore = ScriptRequest.usualSmallStore
  /// How many parts are read before the whole is loaded, which takes as long as three or four of them.
  var mostReads = 4
  /// The share of a store that parts may take together.
  static let share = 4

  private struct Part {
    let keys: Set<String>
    let frame: ObservationFrame
  }

  private var parts: [Part] = []
  private var asked: [Set<String>] = []
  private var tooBroad: [Set<String>] = []
  private var reads = 0
  private var version: Int?
  /// Whether something was asked.
  var isAsked: Bool { !asked.isEmpty }

  /// Reads those observations that meet all of some conditions; nil where more than so many do.
  typealias Read = ([QueryCondition], _ limit: Int) throws -> ObservationFrame?

  /// A frame that holds all observations that meet some conditions, or nil where all observations
  /// should be loaded.
  ///
  /// - Parameters:
  ///   - conditions: The conditions, each of which columns tell.
  ///   - extent: How many observations there are, and the version of what is stored.
  ///   - read: Reads a part.
  /// - Returns: The frame, or nil.
  /// - Throws: What `extent` and `read` throw.
  mutating func frame(
    _ conditions: [QueryCondition], extent: () throws -> (observations: Int, version: Int)?,
    read: Read
  ) throws -> ObservationFrame? {
    let all = Set(conditions.compactMap(\.key))
    let known = parts.filter { $0.keys.isSubset(of: all) }
    if let known = known.min(by: { $0.frame.count < $1.frame.count }) { return known.frame }
    // Conditions that most rows meet are left to the query: what is read serves without them, too.
    let narrow = conditions.filter { !$0.isBroad }
    let wanted = narrow.isEmpty ? conditions : narrow
    guard !wanted.isEmpty, reads < mostReads, let now = try extent(),
      now.observations > smallStore, version == nil || version == now.version
    else { return nil }
    version = now.version
    let limit = now.observations / Self.share - parts.reduce(0) { $0 + $1.frame.count }
    let keys = Set(wanted.compactMap(\.key))
    defer { asked.append(keys) }
    let common = asked.lazy.reversed().map { $0.intersection(keys) }.first { !$0.isEmpty }
    if let common, common.count < keys.count {
      let shared = wanted.filter { $0.key.map(common.contains) ?? false }
      if let frame = try take(shared, common, limit, read) { return frame }
    }
    return try take(wanted, keys, limit, read)
  }

  private mutating func take(
    _ conditions: [QueryCondition], _ keys: Set<String>, _ limit: Int, _ read: Read
  ) throws -> ObservationFrame? {
    if tooBroad.contains(where: keys.isSubset) || limit <= 0 || reads >= mostReads { return nil }
    reads += 1
    guard let frame = try read(conditions, limit) else {
      tooBroad.append(keys)
      return nil
    }
    parts.append(Part(keys: keys, frame: frame))
    return frame
  }

  /// The frame and row of an observation, by its number among all and where it stands.
  func row(_ origin: Int, isIt: (ObservationFrame, Int) -> Bool) -> (ObservationFrame, Int)? {
    for part in parts {
      guard let origins = part.frame.origins else { continue }
      var (low, high) = (0, origins.count)
      while low < high {
        let middle = (low + high) / 2
        if Int(origins[middle]) < origin { low = middle + 1 } else { high = middle }
      }
      if low < origins.count, Int(origins[low]) == origin, isIt(part.frame, low) {
        return (part.frame, low)
      }
    }
    return nil
  }
}
