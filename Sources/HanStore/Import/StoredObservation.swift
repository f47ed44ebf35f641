import HanBase
import HanExtract

/// An observation with the number of its sentence, as the store keeps it.
struct StoredObservation: Sendable {
  var observation: Observation
  /// Index in `Document.sentences`.
  var sentence: Int
}

extension Certainty {
  /// The letter that the store writes: `g`, `c`, `s`.
  var letter: UInt8 {
    switch self {
    case .guessed: UInt8(ascii: "g")
    case .carried: UInt8(ascii: "c")
    case .stated: UInt8(ascii: "s")
    }
  }

  init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "g"): self = .guessed
    case UInt8(ascii: "c"): self = .carried
    case UInt8(ascii: "s"): self = .stated
    default: return nil
    }
  }
}
