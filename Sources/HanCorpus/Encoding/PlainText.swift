import HanBase

/// Text of unknown encoding as UTF-8, without a byte order mark.
public enum PlainText {
  /// Finds the encoding by looking, as for a document, and decodes.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - name: what the user knows it by, for errors.
  /// - Returns: valid UTF-8.
  /// - Throws: `HanError` HA201 or HA202 where no encoding fits.
  public static func utf8(_ bytes: [UInt8], name: String) throws(HanError) -> [UInt8] {
    let result = bytes.withUnsafeBytes { raw -> Result<[UInt8], HanError> in
      do throws(HanError) {
        let decoded = try DecodedText.decode(raw, name: name)
        return .success(
          withExtendedLifetime(decoded) {
            let source = decoded.source
            let text = UnsafeBufferPointer(start: source.base, count: source.count)
            return Array(text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text[...])
          })
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
