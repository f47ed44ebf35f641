import HanBase

/// A collection broken into words, each word a number: what counts, keyness and collocates work on.
public struct WordCorpus: Sendable {
  /// The words, by number.
  public let vocabulary: [String]
  /// Numbers of the words of all documents, one after another.
  let tokens: [Int32]
  /// Where the words of each document lie in `tokens`.
  let documents: [Range<Int>]
  private let numbers: [String: Int32]

  /// Breaks the documents of a collection into words.
  ///
  /// **Complexity**: 5 to 10 MB of text a second.
  ///
  /// - Throws: `HanError` HA252.
  public init(_ texts: TextCollection, dictionary: UserDictionary) throws(HanError) {
    let breaker = try WordBreaker(dictionary)
    var (vocabulary, numbers) = ([String](), [String: Int32]())
    var (tokens, documents) = ([Int32](), [Range<Int>]())
    texts.bytes.withUnsafeBufferPointer { bytes in
      for entry in texts.entries {
        let start = tokens.count
        let text = UnsafeBufferPointer(rebasing: bytes[entry.range])
        for span in breaker.words(in: text) {
          let word = String(decoding: text[span.range], as: UTF8.self)
          if let number = numbers[word] {
            tokens.append(number)
          } else {
            let number = Int32(clamping: vocabulary.count)
            numbers[word] = number
            vocabulary.append(word)
            tokens.append(number)
          }
        }
        documents.append(start..<tokens.count)
      }
    }
    self.vocabulary = vocabulary
    self.numbers = numbers
    self.tokens = tokens
    self.documents = documents
  }

  /// How many words the documents have, with repetitions.
  public var tokenCount: Int { tokens.count }
  /// How many words the wanted documents have, with repetitions.
  public func tokenCount(documents isWanted: [Bool]) -> Int {
    documents.enumerated().reduce(0) { sum, entry in
      Self.holds(isWanted, entry.offset) ? sum + entry.element.count : sum
    }
  }
  /// How many documents there are.
  public var documentCount: Int { documents.count }
  /// The number of a word, or nil where it does not occur.
  func number(of word: String) -> Int32? { numbers[word] }
}
