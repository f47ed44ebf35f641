import Hanalyze

extension StatedMetadata {
  /// What the options `--date` and `--area` state.
  ///
  /// - Throws: `HanError` HA901 for a date or area that cannot be read.
  init(date: String?, area: String?, areaFinder: CatalogAreaFinder) throws(HanError) {
    self.init()
    if let date {
      guard let period = StatedMetadata.period(date) else {
        throw HanError(.badUsage, "--date wants YYYY, YYYY-MM or YYYY-MM-DD, not '\(date)'")
      }
      self.date = period
    }
    if let area {
      guard let code = areaFinder.area(named: area) else {
        throw HanError(
          .badUsage, "--area wants a known division, not '\(area)'; a shared name needs its code")
      }
      self.area = code
    }
  }
}
