/// The checksum of segments: xxHash, 64 bits.
///
/// It finds damage, not forgery. **Source**: <https://github.com/Cyan4973/xxHash>, specification.
public enum XXHash64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// The hash of bytes, with a seed that gives another function.
  public static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    var pieces = Pieces(seed: seed)
    let whole = bytes.count & ~(Pieces.stripe - 1)
    pieces.add(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
    return pieces.finish(UnsafeRawBufferPointer(rebasing: bytes[whole...]))
  }

  /// The hash of bytes that come one after another.
  struct Pieces {
    /// All pieces but the last are a multiple of so many bytes.
    static let stripe = 32
    private let seed: UInt64
    private var a, b, c, d: UInt64
    private var count = 0

    init(seed: UInt64 = 0) {
      self.seed = seed
      (a, b) = (seed &+ prime1 &+ prime2, seed &+ prime2)
      (c, d) = (seed, seed &- prime1)
    }

    /// Takes the whole stripes of some bytes; what is left of them belongs to `finish`.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
      var (offset, a, b, c, d) = (0, self.a, self.b, self.c, self.d)
      while offset + 32 <= bytes.count {
        a = round(a, word(bytes, offset))
        b = round(b, word(bytes, offset + 8))
        c = round(c, word(bytes, offset + 16))
        d = round(d, word(bytes, offset + 24))
        offset += 32
      }
      (self.a, self.b, self.c, self.d) = (a, b, c, d)
      count += offset
    }

    /// The hash of all that came, and of the last bytes, fewer than a stripe.
    func finish(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
      var offset = 0
      var result: UInt64
      if count >= 32 {
        result = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
        for lane in [a, b, c, d] { result = (result ^ round(0, lane)) &* prime1 &+ prime4 }
      } else {
        result = seed &+ prime5
      }
      result = result &+ UInt64(count + bytes.count)
      while offset + 8 <= bytes.count {
        result = rotate(result ^ round(0, word(bytes, offset)), 27) &* prime1 &+ prime4
        offset += 8
      }
      if offset + 4 <= bytes.count {
        let half = UInt64(
          UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        result = rotate(result ^ (half &* prime1), 23) &* prime2 &+ prime3
        offset += 4
      }
      while offset < bytes.count {
        result = rotate(result ^ (UInt64(bytes[offset]) &* prime5), 11) &* prime1
        offset += 1
      }
      result = (result ^ (result >> 33)) &* prime2
      result = (result ^ (result >> 29)) &* prime3
      return result ^ (result >> 32)
    }
  }

  @inline(__always) private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int)
    -> UInt64
  {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
  @inline(__always) private static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 {
    value << count | value >> (64 - count)
  }
  @inline(__always) private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
    rotate(lane &+ input &* prime2, 31) &* prime1
  }
}
