import HanLua

/// Everything that scripts can see: the one place from which checks, references and completion come.
public enum ScriptRegistry {
  /// The registry of this version.
  public static let standard: LuaRegistry = {
    var registry = LuaRegistry()
    registry.add(LibraryModule.globals)
    // Parts stand before the module that holds them.
    registry.add(TextModule.module)
    registry.add(TablesModule.module)
    registry.add(LibraryModule.module)
    registry.add(CorpusObject.type)
    registry.add(DocumentObject.type)
    registry.add(SectionObject.type)
    registry.add(SentenceObject.type)
    registry.add(MetricsObject.type)
    registry.add(QueryObject.type)
    registry.add(MetricRows.type)
    registry.add(GroupingObject.type)
    registry.add(TableObject.type)
    registry.add(DistrictsObject.type)
    registry.add(DistrictObject.type)
    registry.add(IndicatorsObject.type)
    registry.add(IndicatorObject.type)
    registry.add(PeriodObject.type)
    registry.add(DateObject.type)
    return registry
  }()
}
