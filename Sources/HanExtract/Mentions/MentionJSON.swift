import HanBase

extension Mention {
  /// Writes the mention as one line of `hanalyze mentions`, with its newline.
  ///
  /// `kind`, `start`, `end` and `text` always stand, and what else the kind has. `value` is an exact
  /// decimal literal, or `null` where there is no one exact value; then `approximate` (15 digits),
  /// `fraction` or `low` and `high` say what is known.
  public func write(to json: inout JSONWriter, doc: String? = nil) {
    json.beginObject()
    if let doc {
      json.key("doc")
      json.string(doc)
    }
    json.key("kind")
    json.string(kind.rawValue)
    json.key("start")
    json.integer(span.start)
    json.key("end")
    json.integer(span.end)
    json.key("text")
    json.string(text)
    switch kind {
    case .number, .ordinal, .quantity, .percent, .currency: writeValue(to: &json)
    case .period: writePeriod(to: &json)
    case .area: writeArea(to: &json)
    case .indicator:
      json.key("indicator_id")
      json.string(orNull: indicatorID)
      json.key("name")
      json.string(orNull: name)
    }
    json.endObject()
    json.newline()
  }

  private func writeValue(to json: inout JSONWriter) {
    json.key("value")
    if let value { json.literal(value) } else { json.null() }
    if let approximateValue {
      json.key("approximate")
      json.literal(approximateValue)
    }
    if let fraction {
      json.key("fraction")
      json.string(fraction)
    }
    if low != nil || high != nil {
      json.key("low")
      if let low { json.literal(low) } else { json.null() }
      json.key("high")
      if let high { json.literal(high) } else { json.null() }
    }
    if comparator != .equal {
      json.key("comparator")
      json.string(comparator.sign)
    }
    guard let unit else { return }
    json.key("unit")
    json.string(unit)
    json.key("canonical_unit")
    json.string(orNull: canonicalUnit)
    json.key("dimension")
    json.string(orNull: dimension)
  }

  private func writePeriod(to json: inout JSONWriter) {
    json.key("period_start")
    json.string(orNull: period.start?.iso)
    json.key("period_end")
    json.string(orNull: period.end?.iso)
    json.key("time_period")
    json.string(timePeriod)
  }

  private func writeArea(to json: inout JSONWriter) {
    json.key("area")
    if area != 0 { json.string(String(area)) } else { json.null() }
    json.key("name")
    json.string(orNull: name)
    guard !candidates.isEmpty else { return }
    json.key("candidates")
    json.beginArray()
    for candidate in candidates {
      json.beginObject()
      json.key("area")
      json.string(String(candidate.code))
      json.key("name")
      json.string(candidate.name)
      json.endObject()
    }
    json.endArray()
  }
}
