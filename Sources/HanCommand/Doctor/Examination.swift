import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Looks at what `hanalyze` needs and what it can use.
struct Examination {
  /// What `--corpus` names.
  let corpus: String?

  /// Everything that is looked at, in the order of the report.
  func findings() -> [Finding] {
    [program, catalogue, extraction, scripts, library, location] + tools + [
      workingFolder, terminal,
    ]
  }

  private var program: Finding {
    #if canImport(Glibc)
    let system = "Linux"
    #else
    let system = "macOS"
    #endif
    let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    return Finding(
      name: "hanalyze", state: .works,
      detail: "\(HanalyzeVersion.current), \(system), \(cores) core\(cores == 1 ? "" : "s")")
  }

  private var catalogue: Finding {
    let catalog = Catalog.standard
    let isWhole =
      catalog.areas.count > 3000 && !catalog.indicators.isEmpty && !catalog.units.isEmpty
    return Finding(
      name: "catalogue", state: isWhole ? .works : .broken,
      detail: "\(catalog.areas.count) divisions, \(catalog.indicators.count) indicators, "
        + "\(catalog.units.count) units",
      advice: isWhole ? "" : "the program was built from damaged tables: run ./setup again")
  }

  /// One sentence through the whole of reading and extraction.
  private var extraction: Finding {
    let text = "2024年，雨湖区实现地区生产总值646.8亿元，增长5.7%。"
    let stated = StatedMetadata(date: .year(2025), area: 430_302)
    let document = try? DocumentReader().read(Array(text.utf8), name: "doctor", stated: stated)
    let found = document.map {
      Extractor().extract($0).map { "\($0.indicatorID ?? "?") \($0.value)" }
    }
    let isRight = found == ["gdp 64680000000", "gdp 5.7"]
    return Finding(
      name: "extraction", state: isRight ? .works : .broken,
      detail: isRight ? "reads a sentence right" : "reads a known sentence wrong: \(found ?? [])",
      advice: isRight ? "" : "please report this")
  }

  /// A line of Lua, from its text to its value.
  private var scripts: Finding {
    let line = ScriptText(name: "doctor", text: "return _VERSION, 6 * 7")
    let outcome = ScriptRunner { _ in }.run(line, ScriptRequest())
    var (version, isRight) = ("", false)
    if outcome.values.count == 2, case .string(let text) = outcome.values[0],
      case .integer(42) = outcome.values[1]
    {
      (version, isRight) = (text, true)
    }
    let count = ScriptPath.standard().list().count
    return Finding(
      name: "scripts", state: isRight ? .works : .broken,
      detail: isRight ? "\(version); \(count) found by name" : outcome.report,
      advice: isRight ? "" : "please report this")
  }

  private var library: Finding {
    Finding(name: "SQLite", state: .works, detail: "\(Store.libraryVersion), for stores")
  }

  private var location: Finding {
    do throws(HanError) {
      let place = try CorpusLocation.find(corpus)
      let head = "\(place.path), a \(place.kind.rawValue) (from \(place.origin.rawValue))"
      guard place.kind != .store else { return store(place, head) }
      let folder = try CorpusFolder(place.path, areaFinder: CatalogAreaFinder())
      let count = folder.sources.count
      let unread = folder.sources.filter { access($0.path, R_OK) != 0 }.map(\.path)
      guard unread.isEmpty, count > 0 else {
        return Finding(
          name: "corpus", state: .broken, detail: "\(head): \(count) documents",
          advice: unread.first.map { "\($0) may not be read; check its permissions" }
            ?? "documents end in .txt or .md")
      }
      return Finding(
        name: "corpus", state: .works, detail: "\(head): \(count) document\(count == 1 ? "" : "s")")
    } catch {
      let isGiven = error.code != .corpusMissing
      return Finding(
        name: "corpus", state: isGiven ? .broken : .missing,
        detail: isGiven ? error.description : "none here",
        advice: isGiven
          ? "" : "give one with --corpus PATH, set HANALYZE_CORPUS, or cd to where seeds/ is")
    }
  }

  private func store(_ place: CorpusLocation, _ head: String) -> Finding {
    let canRead = access(place.path, R_OK) == 0
    let canWrite = access(place.path, W_OK) == 0
    return Finding(
      name: "corpus", state: canRead ? .works : .broken,
      detail: head + (canRead ? canWrite ? "" : ", read only" : ", which may not be read"),
      advice: canRead ? "" : "check its permissions")
  }

  private var tools: [Finding] {
    [
      tool(
        "pdftotext", for: "reading PDF documents", package: "poppler-utils"),
      tool("gnuplot", for: "charts in picture files", package: "gnuplot-nox"),
      tool("git", for: "installing scripts from repositories", package: "git"),
    ]
  }

  private func tool(_ name: String, for purpose: String, package: String) -> Finding {
    if let path = SearchPath.find(name) {
      return Finding(name: name, state: .works, detail: "\(path), for \(purpose)")
    }
    return Finding(
      name: name, state: .missing, detail: "not found; only \(purpose) needs it",
      advice: "apt-get install \(package)")
  }

  private var workingFolder: Finding {
    let canWrite = access(".", W_OK) == 0
    return Finding(
      name: "working folder", state: canWrite ? .works : .missing,
      detail: canWrite ? "can be written" : "cannot be written: stores and results go elsewhere",
      advice: canWrite ? "" : "name files in another folder with -o and --store")
  }

  private var terminal: Finding {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { Terminal.environment($0) }
      .first { !$0.isEmpty }
    let name = (locale ?? "").uppercased()
    let isUTF8 = name.contains("UTF-8") || name.contains("UTF8")
    let width = Terminal.width.map { "\($0) columns" } ?? "no terminal"
    return Finding(
      name: "terminal", state: isUTF8 || locale == nil || !Terminal.isOutput ? .works : .missing,
      detail: "\(width), locale \(locale ?? "not set")",
      advice: isUTF8 || !Terminal.isOutput
        ? "" : "汉字 need a UTF-8 locale: export LC_ALL=C.UTF-8")
  }
}

/// The folders that programs are looked for in.
enum SearchPath {
  /// The path of a program, or nil.
  static func find(_ program: String) -> String? {
    for folder in (Terminal.environment("PATH") ?? "/usr/bin:/bin").split(separator: ":") {
      let path = "\(folder)/\(program)"
      if access(path, X_OK) == 0 { return path }
    }
    return nil
  }
}
