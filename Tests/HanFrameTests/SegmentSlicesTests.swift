import HanBase
import HanExtract
import Testing

@testable import HanFrame

/// A segment read piece by piece says what it says when it is loaded.
@Suite struct SegmentSlicesTests {
  private static func slices(_ bytes: [UInt8], _ room: SegmentRoom = SegmentRoom()) throws
    -> SegmentSlices
  {
    try SegmentSlices(byteCount: bytes.count, room: room) { offset, memory in
      bytes.withUnsafeBytes {
        memory.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + memory.count]))
      }
    }
  }

  @Test func theListOfColumnsIsThatOfFrames() throws {
    struct Counter: FrameColumnVisitor {
      var kinds: [Bool] = []
      mutating func column<Element: FixedWidthInteger & BitwiseCopyable & Sendable>(
        _ column: inout FrameColumn<Element>, _ count: FrameBound, _ range: FrameRange?
      ) { kinds.append(false) }
      mutating func column(
        _ column: inout FrameColumn<Double>, _ count: FrameBound, _ range: FrameRange?
      ) { kinds.append(false) }
      mutating func strings(_ column: inout StringColumn, _ count: FrameBound) {
        kinds.append(true)
      }
    }
    var (counter, columns) = (Counter(), FrameColumns())
    try columns.visit(&counter)
    #expect(counter.kinds == SegmentColumn.allCases.map(\.isText))
  }

  @Test(arguments: [0, 1, 700]) func rowsAreThoseOfTheWholeFrame(count: Int) throws {
    let (_, bytes) = SegmentTests.segment(count)
    let whole = try ObservationFrame(segment: bytes)
    let slices = try Self.slices(bytes)
    try slices.verify()
    #expect(slices.count == count)
    var generator = SeededGenerator(state: 5)
    for share in [0, 0.01, 0.3, 1] {
      let rows = (0..<count).filter { _ in generator.chance(share) }.map { Int32($0) }
      let frame = try slices.frame(at: rows)
      #expect(frame.count == rows.count)
      for (index, row) in rows.enumerated() {
        #expect(frame.observation(index)?.whole == whole.observation(Int(row))?.whole)
        #expect(frame.isRepeat(index) == whole.isRepeat(Int(row)))
      }
      #expect(frame.docNames.count == whole.docNames.count)
    }
  }

  @Test func blocksHoldTheColumnsThatAreAskedFor() throws {
    let (_, bytes) = SegmentTests.segment(500)
    let whole = try ObservationFrame(segment: bytes)
    let slices = try Self.slices(bytes)
    for isKept in [nil, { $0.hasSuffix("3.txt") || $0.hasSuffix("5.txt") }] as [((String) -> Bool)?]
    {
      var seen: [Int] = []
      try slices.forEachBlock(FrameColumnSet(rawValue: .max), documents: isKept, size: 64) {
        block, place in
        for row in 0..<block.count {
          let other = Int(place(Int32(row)))
          seen.append(other)
          #expect(block.values[row].bitPattern == whole.values[other].bitPattern)
          #expect(block.measures[row] == whole.measures[other])
          #expect(block.comparators[row] == whole.comparators[other])
          #expect(block.statuses[row] == whole.statuses[other])
          #expect(block.flags[row] == whole.flags[other])
          #expect(block.certainties[row] == whole.certainties[other])
          #expect(block.areas[row] == whole.areas[other])
          #expect(block.concepts[row] == whole.concepts[other])
          #expect(block.phrases[row] == whole.phrases[other])
          #expect(block.units[row] == whole.units[other])
          #expect(block.periods[row] == whole.periods[other])
          #expect(block.docs[row] == whole.docs[other])
          #expect(block.sections[row] == whole.sections[other])
          #expect(block.subjects[row] == whole.subjects[other])
        }
        #expect(block.areaNumbers == whole.areaNumbers)
        #expect(block.conceptNames.count == whole.conceptNames.count)
        #expect(block.subjectNames.count == whole.subjectNames.count)
      }
      let wanted = (0..<whole.count).filter { isKept?(whole.docNames[Int(whole.docs[$0])]) ?? true }
      #expect(seen == wanted)
      #expect(!wanted.isEmpty)
    }
  }

  @Test func damageIsFoundOrHarmless() throws {
    let (_, bytes) = SegmentTests.segment(60)
    for index in bytes.indices where index < 64 || index % 7 == 0 {
      var damaged = bytes
      damaged[index] ^= 0x10
      #expect(throws: HanError.self) { try Self.slices(damaged).verify() }
    }
    // Forged checksums get past that, but not past the checks of ids and offsets.
    var generator = SeededGenerator(state: 11)
    var refused = 0
    let room = SegmentRoom()
    for _ in 0..<3_000 {
      var forged = bytes
      forged[Int.random(in: 64..<bytes.count, using: &generator)] = UInt8.random(
        in: 0...255, using: &generator)
      SegmentTests.sign(&forged)
      do {
        let slices = try Self.slices(forged, room)
        try slices.verify()
        let frame = try slices.frame(at: (0..<Int32(clamping: slices.count)).filter { $0 % 3 == 0 })
        for row in 0..<frame.count { _ = frame.observation(row)?.jsonLine }
        try slices.forEachBlock(FrameColumnSet(rawValue: .max)) { block, _ in
          for row in 0..<block.count where block.subjects[row] >= 0 {
            _ = block.subjectNames[Int(block.subjects[row])] + block.docNames[Int(block.docs[row])]
          }
        }
      } catch is HanError {
        refused += 1
      }
    }
    #expect(refused > 100)
  }
}
