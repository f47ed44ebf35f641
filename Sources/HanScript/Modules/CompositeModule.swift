import HanAnalysis
import HanBase
import HanCatalog
import HanExtract
import HanLua

/// Composite indices: the functions `index` and `stability`.
enum CompositeModule {
  private static let indicator = ValueType.oneOf([
    .string, .object("indicator"),
    .record([
      Parameter("indicator", .oneOf([.string, .object("indicator")]), "Id, name or words."),
      Parameter(
        "measure", .choice(Naming.measures), "What sort of statement.", default: .string("level")),
      Parameter(
        "direction", .choice(["higher", "lower"]),
        "Which way is better; the catalogue's otherwise.",
        optional: true),
      Parameter("weight", .number, "Its weight where weights are given.", optional: true),
      Parameter("low", .number, "The value that counts 0.", optional: true),
      Parameter("high", .number, "The value that counts 1.", optional: true),
    ]),
  ])

  private static let parameters: [Parameter] = [
    Parameter("indicators", .list(indicator), "What the index is made of."),
    Parameter(
      "query", .object("query"), "The observations to take figures from; all without it.",
      optional: true),
    Parameter("within", Taken.district, "Only districts within these.", optional: true),
    Parameter("level", Taken.choices(Naming.levels), "Only areas of these levels.", optional: true),
    Parameter("at", Taken.period, "Only figures of this period.", optional: true),
    Parameter(
      "normalise", .choice(CompositeIndex.Normalisation.allCases.map(\.rawValue)),
      "How values are made comparable.", optional: true),
    Parameter(
      "weights", .choice(["equal", "given", "entropy", "raw-entropy", "critic"]),
      "Where weights come from.", default: .string("equal")),
    Parameter(
      "aggregate", .choice(CompositeIndex.Aggregation.allCases.map(\.rawValue)),
      "How weighted scores become one.", default: .string("arithmetic")),
    Parameter(
      "missing", .choice(CompositeIndex.MissingData.allCases.map(\.rawValue)),
      "What happens to districts of which a figure is missing.", default: .string("drop")),
    Parameter(
      "draws", .integerIn(1...10_000), "How often weights are disturbed.",
      default: .integer(1000)),
    Parameter("spread", .number, "How far weights are disturbed, 0 to 1.", default: .number(0.25)),
    Parameter(
      "seed", .integerIn(0...Int.max), "Where the random numbers start.",
      default: .integer(1)),
  ]

  private static func example(_ name: String) -> String {
    """
    local h = require "hanalyze"
    print(h.\(name){ indicators = { { indicator = "gdp", measure = "average_growth" },
      { indicator = "fixed_asset_investment", measure = "average_growth" } }, missing = "mean" })
    """
  }

  static var index: LuaFunction {
    LuaFunction(
      .init(
        "index", "A composite index of districts: 名次 对象 得分 and each normalised indicator.",
        details: "Districts that were left out, and the weights, are named below the table.",
        parameters: [Parameter("options", .record(parameters), "What and how.")],
        results: [ResultDescription(.object("datatable"), "The index, best first; traced.")],
        errors: ["HA501 the data do not fit the methods", "HA502 data are missing"],
        example: example("index"), since: since)
    ) { call in
      let work = try Work(call)
      let (_, table) = try work.query.compute(work.index, from: work.data)
      return [.object(TableObject(table, session: work.session))]
    }
  }

  static var stability: LuaFunction {
    LuaFunction(
      .init(
        "stability", "How firm the ranks of a composite index stand.",
        details: "Weights are disturbed at random, and each indicator is left out once.",
        parameters: [Parameter("options", .record(parameters), "The same as for `index`.")],
        results: [ResultDescription(.object("datatable"), "Best, worst and mean place of each.")],
        errors: ["HA501 the data do not fit the methods", "HA502 data are missing"],
        example: example("stability"), since: since)
    ) { call in
      let work = try Work(call)
      let options = try call.record(0)
      let stability = try work.index.stability(
        units: work.data.names, values: work.data.values, draws: options.integer("draws") ?? 1000,
        spread: options.number("spread") ?? 0.25, seed: UInt64(max(0, options.integer("seed") ?? 1))
      )
      return [.object(TableObject(stability.table(), session: work.session))]
    }
  }

  /// The index and its data, made from the record of a call.
  private struct Work {
    let session: ScriptSession
    let query: ObservationQuery
    let index: CompositeIndex
    let data: IndexData

    init(_ call: LuaCall) throws {
      let session = try ScriptSession.of(call)
      let options = try call.record(0)
      var query = try session.allMetrics()
      if case .object(let object) = options["query"], let given = object as? QueryObject {
        query = given
      }
      let conditions = try QueryConditions.conditions(
        options.picking(["within", "level", "at"]), vocabulary: query.vocabulary, session: session)
      var figures: [ObservationQuery.IndexFigure] = []
      var indicators: [IndexIndicator] = []
      for element in options["indicators"].elements {
        let (figure, indicator) = try Self.indicator(element, query, session)
        figures.append(figure)
        indicators.append(indicator)
      }
      guard !figures.isEmpty else {
        throw HanError(.luaArgument, "index: the list 'indicators' is empty")
      }
      self.session = session
      let concepts = figures.map(\.indicator)
      self.query = try query.with { $0.filter(conditions).filter(.indicator(concepts)) }.query
      index = CompositeIndex(
        indicators,
        normalisation: options.string("normalise").flatMap {
          CompositeIndex.Normalisation(rawValue: $0)
        },
        weights: Self.weights(options.string("weights")),
        aggregation: CompositeIndex.Aggregation(rawValue: options.string("aggregate") ?? "")
          ?? .arithmetic,
        missingData: CompositeIndex.MissingData(rawValue: options.string("missing") ?? "") ?? .drop)
      let asked = self.query
      data = try session.during(call) { try asked.indexData(figures) }
    }

    private static func weights(_ name: String?) -> CompositeIndex.Weights {
      switch name {
      case "given": .given
      case "entropy": .entropy
      case "raw-entropy": .rawEntropy
      case "critic": .critic
      default: .equal
      }
    }

    private static func indicator(
      _ value: LuaValue, _ query: QueryObject, _ session: ScriptSession
    ) throws -> (ObservationQuery.IndexFigure, IndexIndicator) {
      let named = value["indicator"]
      let concepts = try session.concepts(named.isNone ? value : named, in: query.vocabulary)
      let concept = concepts.first ?? ""
      let known = session.catalog.indicator(id: concept)
      let measure = value["measure"].text.flatMap { Measure(name: $0) } ?? .level
      let lower = value["direction"].text.map { $0 == "lower" } ?? known?.lowerIsBetter ?? false
      var bounds: ClosedRange<Double>?
      if let low = value["low"].double, let high = value["high"].double {
        guard low < high else {
          throw HanError(.luaArgument, "index: low (\(low)) is not below high (\(high))")
        }
        bounds = low...high
      }
      let suffix = measure == .level ? "" : "(\(measure.name))"
      return (
        .init(concept, measure),
        IndexIndicator(
          (known?.name ?? concept) + suffix, direction: lower ? .lowerIsBetter : .higherIsBetter,
          weight: value["weight"].double, bounds: bounds)
      )
    }
  }
}

extension LuaRecord {
  /// The record with only some of its fields.
  func picking(_ names: [String]) -> LuaRecord {
    LuaRecord(fields: fields.filter { names.contains($0.key) })
  }
}
