import HanFrame

/// Gives the rows of each group a number of their own, the same for all rows with equal keys.
///
/// Ids of all fields but the largest are folded, two by two, into one small number that is handed
/// out in order of appearance; times the largest field's count plus its id, that is the slot.
/// Where so many slots would lie empty that memory were wasted, slots are handed out by hashing.
struct GroupSlots {
  private let inner: FieldIndex?
  private let outers: [FieldIndex]
  private var folds: [Fold]
  private var hashed: [UInt64: Int32]?
  /// For each slot the ids of the outer fields, where slots are hashed; else for each outer number.
  private var outerIDs: [[Int32]] = []
  private var hashedInner: [Int32] = []
  private let denseLimit: Int
  /// One more than the greatest slot handed out so far.
  private(set) var count = 0

  private struct Fold {
    let width: Int
    var table: [Int32]
    var overflow: [UInt64: Int32] = [:]
    var next: Int32 = 0
  }

  init(_ fields: [FieldIndex], rows: Int, denseLimit limit: Int? = nil) {
    let largest = fields.indices.max { fields[$0].count < fields[$1].count }
    inner = largest.map { fields[$0] }
    var rest = fields
    if let largest { rest.remove(at: largest) }
    outers = rest
    folds = rest.map { Fold(width: $0.count, table: []) }
    denseLimit = limit ?? 4 * rows + 1_000_000
    count = inner.map(\.count) ?? 1
    if rest.isEmpty { outerIDs = [[]] }
    if count > denseLimit { hashed = [:] }
    if hashed != nil { count = 0 }
  }

  /// Writes the slots of some rows; `scratch` has room for as many ids.
  mutating func fill(
    _ slots: UnsafeMutablePointer<Int32>, _ scratch: UnsafeMutablePointer<Int32>,
    _ rows: UnsafeBufferPointer<Int32>
  ) {
    slots.update(repeating: 0, count: rows.count)
    for (position, outer) in outers.enumerated() {
      outer.fill(scratch, rows)
      fold(position, slots, scratch, rows.count)
    }
    guard let inner else { return }
    inner.fill(scratch, rows)
    if hashed == nil, needed > denseLimit { turnToHashing() }
    if hashed != nil { return hash(slots, scratch, rows.count) }
    let width = Int32(truncatingIfNeeded: inner.count)
    for index in 0..<rows.count { slots[index] = slots[index] &* width &+ scratch[index] }
    count = needed
  }

  /// The ids of some slots: for each field, in the order in which they were given, a list.
  func ids(_ slots: [Int], fields: [FieldIndex]) -> [[Int32]] {
    guard let inner else { return [] }
    let isHashed = hashed != nil
    var outerNumbers: [Int] = []
    var innerIDs: [Int32] = []
    outerNumbers.reserveCapacity(slots.count)
    innerIDs.reserveCapacity(slots.count)
    for slot in slots {
      let (outer, id) = isHashed ? (0, 0) : slot.quotientAndRemainder(dividingBy: inner.count)
      outerNumbers.append(isHashed ? Int(hashedOuter[slot]) : outer)
      innerIDs.append(isHashed ? hashedInner[slot] : Int32(truncatingIfNeeded: id))
    }
    let largest = fields.indices.max { fields[$0].count < fields[$1].count } ?? 0
    var result = outers.indices.map { field in outerNumbers.map { outerIDs[$0][field] } }
    result.insert(innerIDs, at: largest)
    return result
  }

  private var hashedOuter: [Int32] = []
  private var needed: Int { max(1, outerIDs.count) * (inner?.count ?? 1) }

  /// Replaces each number by one for the pair of it and an id.
  private mutating func fold(
    _ position: Int, _ slots: UnsafeMutablePointer<Int32>,
    _ ids: UnsafeMutablePointer<Int32>, _ count: Int
  ) {
    let width = folds[position].width
    var index = 0
    while index < count {
      // The usual case: pairs that were seen before.
      folds[position].table.withUnsafeBufferPointer { table in
        while index < count {
          let key = Int(slots[index]) &* width &+ Int(ids[index])
          guard key < table.count, table[key] >= 0 else { return }
          slots[index] = table[key]
          index += 1
        }
      }
      guard index < count else { return }
      slots[index] = number(position, slots[index], ids[index])
      index += 1
    }
  }

  /// The number of a pair that may be new.
  private mutating func number(_ position: Int, _ slot: Int32, _ id: Int32) -> Int32 {
    let width = folds[position].width
    let key = Int(slot) * width + Int(id)
    let isSmall = key < 1 << 20
    if !isSmall, let known = folds[position].overflow[UInt64(key)] { return known }
    let number = folds[position].next
    folds[position].next += 1
    if isSmall {
      let missing = key + 1 - folds[position].table.count
      if missing > 0 {
        folds[position].table.append(
          contentsOf: repeatElement(-1, count: max(missing, min(width, 1 << 16))))
      }
      folds[position].table[key] = number
    } else {
      folds[position].overflow[UInt64(key)] = number
    }
    let ids = (position == 0 ? [] : prefixes[position - 1][Int(slot)]) + [id]
    if position == outers.count - 1 { outerIDs.append(ids) } else { remember(ids, position) }
    return number
  }

  /// The ids behind each number of every fold but the last.
  private var prefixes: [[[Int32]]] = []

  private mutating func remember(_ ids: [Int32], _ position: Int) {
    while prefixes.count <= position { prefixes.append([]) }
    prefixes[position].append(ids)
  }

  private mutating func turnToHashing() {
    // Slots handed out so far stay what they are.
    var table: [UInt64: Int32] = [:]
    guard let inner else { return }
    hashedOuter.reserveCapacity(count)
    for slot in 0..<count {
      let (outer, id) = (slot / inner.count, slot % inner.count)
      table[UInt64(outer) << 32 | UInt64(id)] = Int32(clamping: slot)
      hashedOuter.append(Int32(clamping: outer))
      hashedInner.append(Int32(clamping: id))
    }
    hashed = table
  }

  private mutating func hash(
    _ slots: UnsafeMutablePointer<Int32>, _ ids: UnsafeMutablePointer<Int32>, _ rows: Int
  ) {
    for index in 0..<rows {
      let key =
        UInt64(UInt32(bitPattern: slots[index])) << 32 | UInt64(UInt32(bitPattern: ids[index]))
      if let known = hashed?[key] {
        slots[index] = known
        continue
      }
      let slot = Int32(clamping: hashedOuter.count)
      hashed?[key] = slot
      hashedOuter.append(slots[index])
      hashedInner.append(ids[index])
      slots[index] = slot
    }
    count = hashedOuter.count
  }
}
