import CICU
import HanBase

/// Breaks Chinese text into words: ICU's word breaking, with the words of a dictionary kept whole.
///
/// Where the longest dictionary word at the place of a word's beginning reaches further than ICU's
/// word, it is taken instead. Blanks and punctuation are no words. Belongs to one thread.
public final class WordBreaker {
  private let breaker: OpaquePointer
  private let dictionary: UserDictionary
  private var spans: [Int32] = []

  /// Makes a breaker.
  ///
  /// - Parameters:
  ///   - dictionary: Words that are kept whole.
  ///   - locale: The language of the texts, by its ICU name.
  /// - Throws: `HanError` HA252 where ICU cannot work for the locale.
  public init(
    _ dictionary: UserDictionary = UserDictionary(), locale: String = "zh"
  ) throws(HanError) {
    guard let breaker = han_breaker_open(locale) else {
      throw HanError(
        .wordBreakingFailed,
        "ICU \(String(cString: han_icu_version())) cannot break the words of `\(locale)`")
    }
    self.breaker = breaker
    self.dictionary = dictionary
  }

  deinit { han_breaker_close(breaker) }

  /// The words of UTF-8 text, in order, as offsets; text beyond 2 GB is left out.
  public func words(in text: UnsafeBufferPointer<UInt8>) -> [Span] {
    guard let base = text.baseAddress else { return [] }
    let count = min(text.count, Int(Int32.max))
    if spans.count < 2 * (count + 1) { spans = [Int32](repeating: 0, count: 2 * (count + 1)) }
    let found = spans.withUnsafeMutableBufferPointer { buffer -> Int in
      guard let target = buffer.baseAddress else { return 0 }
      return Int(han_breaker_words(breaker, base, Int64(count), target, Int64(count + 1)))
    }
    guard found > 0 else { return [] }
    var result: [Span] = []
    result.reserveCapacity(found)
    var end: Int32 = 0
    for index in 0..<found {
      let word = Span(spans[2 * index], spans[2 * index + 1])
      // Part of a longer word that was taken; what is left of a word that it cut goes on alone.
      guard word.end > end else { continue }
      let start = max(word.start, end)
      let length = dictionary.count == 0 ? 0 : dictionary.longest(text, at: Int(start))
      let taken = Span(start, max(word.end, start + Int32(length)))
      result.append(taken)
      end = taken.end
    }
    return result
  }

  /// The words of a text.
  public func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      words(in: buffer).map { String(decoding: buffer[$0.range], as: UTF8.self) }
    }
  }
}
