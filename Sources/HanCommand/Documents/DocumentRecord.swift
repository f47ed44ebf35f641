import Hanalyze

/// One `{"doc","text","date"?,"area"?}` of a stream; `title` and `source` may be stated too.
struct DocumentRecord {
  /// What results call the document.
  let name: String
  /// The text, in UTF-8.
  let text: String
  /// What the record states.
  let stated: StatedMetadata

  /// Reads a record.
  ///
  /// - Throws: `HanError` HA111 (no JSON), HA902 (a field is missing or of a wrong kind), HA207 or
  ///   HA208 (date, area), with stream and line.
  init(
    _ line: LineReader.Line, stream: String, areaFinder: CatalogAreaFinder
  ) throws(HanError) {
    func fault(_ code: HanError.Code, _ message: String, column: Int? = nil) -> HanError {
      HanError(code, message, path: stream, line: line.number, column: column)
    }
    guard !line.isTooLong else { throw fault(.badRecord, "the line is longer than 1 GiB") }
    let value: JSONValue
    do throws(HanError) {
      value = try JSONReader.value(line.bytes)
    } catch {
      throw fault(error.code, error.message, column: error.column)
    }
    guard case .object = value else {
      throw fault(.badRecord, "the record is \(value.kind), not an object")
    }
    func text(_ name: String, isNeeded: Bool = false) throws(HanError) -> String? {
      guard let member = value[name] else {
        if isNeeded { throw fault(.badRecord, "the record has no \"\(name)\"") }
        return nil
      }
      if case .number(let literal) = member, !isNeeded { return literal }
      guard let text = member.string else {
        throw fault(.badRecord, "\"\(name)\" is \(member.kind), not a string")
      }
      return text.isEmpty && !isNeeded ? nil : text
    }
    name = try text("doc", isNeeded: true) ?? ""
    self.text = try text("text", isNeeded: true) ?? ""
    var stated = StatedMetadata(title: try text("title"), source: try text("source"))
    if let date = try text("date") {
      guard let period = StatedMetadata.period(date) else {
        throw fault(.badDate, "date '\(date)' is no YYYY, YYYY-MM or YYYY-MM-DD")
      }
      stated.date = period
    }
    if let area = try text("area") {
      guard let code = areaFinder.area(named: area) else {
        throw fault(.badArea, "area '\(area)' is unknown or shared by several; give its code")
      }
      stated.area = code
    }
    self.stated = stated
  }
}
