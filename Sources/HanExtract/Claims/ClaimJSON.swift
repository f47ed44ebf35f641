import HanBase

extension Claim {
  /// Writes the claim as one line of JSON Lines, with its newline.
  ///
  /// The order of the fields is fixed; a field that the text does not say or the kind does not have
  /// is `null`. `certainty` maps each of `certaintyFields` to `guessed`, `carried` or `stated`.
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.writePlace(doc: doc, span: span, encoding: encoding)
    json.key("kind")
    json.string(kind.name)
    json.key("text")
    json.string(text)
    json.key("sentence")
    json.string(sentence)
    writeFields(to: &json)
    json.writeReasons(derivation, fields: Claim.certaintyFields, certainty: certainty)
    json.endObject()
    json.newline()
  }

  private func writeFields(to json: inout JSONWriter) {
    json.key("title")
    json.string(orNull: title)
    json.key("issuer")
    json.string(orNull: issuer)
    json.key("level")
    json.string(orNull: level?.name)
    json.key("year")
    if let year { json.integer(year) } else { json.null() }
    json.key("name")
    json.string(orNull: name)
    json.key("role")
    json.string(orNull: role)
    json.key("parent")
    json.string(orNull: parent)
    json.key("subject")
    json.string(orNull: subject)
    json.key("area")
    json.string(area)
    json.key("area_name")
    json.string(areaName)
    json.key("period_start")
    json.string(orNull: period.start?.iso)
    json.key("period_end")
    json.string(orNull: period.end?.iso)
  }
}
