import HanLua

/// Everything that scripts can see: the one place from which checks, references and completion come.
public enum ScriptRegistry {
  /// The registry of this version.
  public static let standard: LuaRegistry = {
    var registry = LuaRegistry()
    for (names, advice) in absences { registry.explain(absent: names, advice) }
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

  /// Names of plain Lua that scripts do not have, and what to use.
  private static let absences: [([String], String)] = [
    (
      ["io", "dofile", "loadfile", "os.remove", "os.rename", "os.tmpname"],
      "scripts reach no files by themselves: documents come through corpus (--corpus PATH), modules "
        + "through require, and tables are saved by t:save(arg.output) (-o FILE, or --allow-write=PATH)"
    ),
    (
      ["os.execute"],
      "programs are run by require(\"hanalyze\").run(program, words), with --allow-run=PROGRAM"
    ),
    (
      ["os.exit"], "scripts do not end the process: return ends a script, error fails it"
    ),
    (["os.getenv"], "scripts do not see the environment; declare a parameter with @param"),
    (["debug", "package"], "scripts have neither debug nor package; require finds modules"),
    (["unpack", "loadstring", "setfenv", "getfenv"], "this is Lua 5.4: table.unpack, load, _ENV"),
  ]
}
