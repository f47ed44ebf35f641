import HanBase

extension Certainty {
  /// The name in files and scripts: `guessed`, `carried`, `stated`.
  public var name: String {
    switch self {
    case .guessed: "guessed"
    case .carried: "carried"
    case .stated: "stated"
    }
  }

  /// The fields that `Observation.certainty` speaks of, in its order.
  public static let fields = [
    "value", "measure", "comparator", "status", "indicator", "area", "period",
  ]
}

extension Observation {
  /// Writes the observation as one line of `hanalyze extract --format jsonl`, with its newline.
  ///
  /// The order of the fields is fixed. `encoding` stands only where the file is not UTF-8;
  /// `indicator_id`, `subject`, `period_start` and `period_end` are `null` where unknown; `value`
  /// is a plain decimal literal. `certainty` maps each field to `guessed`, `carried` or `stated`.
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.writePlace(doc: doc, span: span, encoding: encoding)
    json.key("text")
    json.string(text)
    json.key("sentence")
    json.string(sentence)
    json.key("value")
    json.decimal(value)
    json.key("unit")
    json.string(unit)
    json.key("stated_value")
    json.string(statedValue)
    json.key("stated_unit")
    json.string(statedUnit)
    writeMeaning(to: &json)
    json.endObject()
    json.newline()
  }

  private func writeMeaning(to json: inout JSONWriter) {
    json.key("measure")
    json.string(measure.name)
    json.key("comparator")
    json.string(comparator.sign)
    json.key("status")
    json.string(status.code)
    json.key("indicator")
    json.string(indicator)
    json.key("indicator_id")
    json.string(orNull: indicatorID)
    json.key("area")
    json.string(area)
    json.key("area_name")
    json.string(areaName)
    json.key("subject")
    json.string(orNull: subject)
    json.key("period_start")
    json.string(orNull: period.start?.iso)
    json.key("period_end")
    json.string(orNull: period.end?.iso)
    json.key("time_period")
    json.string(timePeriod)
    json.writeReasons(derivation, fields: Certainty.fields, certainty: certainty)
  }

  /// The observation as one line of JSON, without the newline.
  public var jsonLine: String {
    var json = JSONWriter(capacity: 512 + sentence.utf8.count)
    write(to: &json)
    return String(decoding: json.bytes.dropLast(), as: UTF8.self)
  }
}

extension JSONWriter {
  /// Where a statement stands: `doc`, `start`, `end`, and `encoding` where the file is not UTF-8.
  mutating func writePlace(doc: String, span: Span, encoding: String?) {
    key("doc")
    string(doc)
    key("start")
    integer(span.start)
    key("end")
    integer(span.end)
    if let encoding, encoding != "UTF-8" {
      key("encoding")
      string(encoding)
    }
  }

  /// Why a statement is what it is: `derivation`, and `certainty` by field.
  mutating func writeReasons(_ derivation: [String], fields: [String], certainty: [Certainty]) {
    key("derivation")
    beginArray()
    for rule in derivation { string(rule) }
    endArray()
    key("certainty")
    beginObject()
    for (field, certainty) in zip(fields, certainty) {
      key(field)
      string(certainty.name)
    }
    endObject()
  }
}
