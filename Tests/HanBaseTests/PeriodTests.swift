import HanBase
import Testing

@Suite struct PeriodTests {
  @Test(arguments: [
    (Period.year(2024), "2024"), (.months(1, 6, of: 2024), "2024-S1"),
    (.months(7, 9, of: 2024), "2024-Q3"), (.months(10, 10, of: 2024), "2024-10"),
    (.years(2021, 2025), "2021-01-01/P5Y"), (.months(1, 10, of: 2025), "2025-01-01/P10M"),
    (.unknown, ""),
  ])
  func writesSDMXForms(period: Period, form: String) { #expect(period.sdmx == form) }

  @Test func dayNumbersRoundTrip() {
    for number in stride(from: -700_000, to: 2_900_000, by: 7_919) {
      if let date = CivilDate(dayNumber: number) { #expect(date.dayNumber == number) }
    }
    #expect(CivilDate(year: 2023, month: 2, day: 29) == nil)
  }
}
