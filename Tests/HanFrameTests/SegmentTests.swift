import Foundation
import HanBase
import HanExtract
import Testing

@testable import HanFrame

@Suite struct SegmentTests {
  static func segment(_ count: Int) -> ([Observation], [UInt8]) {
    var source = RandomObservations(seed: 7)
    let rows = source.next(count)
    return (rows, FrameTests.frame(rows).segment())
  }

  @Test(arguments: [0, 1, 500]) func readsWhatWasWritten(count: Int) throws {
    let (rows, bytes) = Self.segment(count)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { unlink(path) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let frames = try [
      ObservationFrame(segment: bytes), bytes.withUnsafeBytes { try ObservationFrame(copying: $0) },
      ObservationFrame(mapping: path), ObservationFrame(mapping: path, verifying: false),
    ]
    for frame in frames {
      #expect((0..<frame.count).map { frame.observation($0)?.whole } == rows.map(\.whole))
      #expect(frame.segment() == bytes)
    }
    // A map keeps its pages after the file is gone.
    unlink(path)
    #expect(frames[2].observation(0)?.whole == rows.first?.whole)
  }

  @Test func refusesEveryDamage() {
    let (_, bytes) = Self.segment(40)
    for index in bytes.indices where index < 64 || index % 7 == 0 {
      var damaged = bytes
      damaged[index] ^= 0x10
      #expect(throws: HanError.self) { try ObservationFrame(segment: damaged) }
    }
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: HanError.self) { try ObservationFrame(segment: Array(bytes[..<length])) }
    }
    #expect { try ObservationFrame(mapping: "/nonexistent") } throws: {
      ($0 as? HanError)?.code == .segmentUnreadable
    }
  }

  @Test func refusesForgedColumns() {
    // Whoever forges the checksums too gets past them, but not past the checks of ids and offsets.
    let (_, bytes) = Self.segment(40)
    var generator = SeededGenerator(state: 3)
    var refused = 0
    for _ in 0..<3_000 {
      var forged = bytes
      let index = Int.random(in: 64..<bytes.count, using: &generator)
      forged[index] = UInt8.random(in: 0...255, using: &generator)
      Self.sign(&forged)
      guard let frame = try? ObservationFrame(segment: forged) else {
        refused += 1
        continue
      }
      for row in 0..<frame.count { _ = frame.observation(row)?.jsonLine }
    }
    #expect(refused > 100)
  }

  @Test func refusesNewerVersions() {
    var (_, bytes) = Self.segment(3)
    bytes[8] = 2
    Self.sign(&bytes)
    #expect { try ObservationFrame(segment: bytes) } throws: {
      ($0 as? HanError)?.code == .segmentVersion
    }
  }

  static func sign(_ bytes: inout [UInt8]) {
    func store(_ hash: UInt64, _ at: Int) {
      withUnsafeBytes(of: hash.littleEndian) { bytes.replaceSubrange(at..<at + 8, with: $0) }
    }
    store(bytes.withUnsafeBytes { XXHash64.hash(UnsafeRawBufferPointer(rebasing: $0[64...])) }, 32)
    store(bytes.withUnsafeBytes { XXHash64.hash(UnsafeRawBufferPointer(rebasing: $0[..<56])) }, 56)
  }

  /// Source: the test vectors of xxHash's own documentation and of python-xxhash.
  @Test(
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)])
  func checksumIsXXHash64(text: String, hash: UInt64) {
    #expect(Array(text.utf8).withUnsafeBytes { XXHash64.hash($0) } == hash)
  }
}
