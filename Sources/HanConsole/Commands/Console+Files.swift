import Hanalyze

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension Console {
  /// `:open`.
  func open(_ path: String) throws {
    let words = CommandWords.split(path)
    guard words.count == 1 else { throw HanError(.consoleUsage, ":open wants a PATH") }
    let location = try CorpusLocation.find(words[0])
    let place: CorpusPlace =
      switch location.kind {
      case .folder: .folder(location.path)
      case .file: .file(location.path)
      case .store: .store(location.path)
      }
    let catalog = try catalog(beside: [location.path])
    // What cannot be opened leaves the session with the corpus that it has.
    let count = try ScriptCorpus(place, catalog: catalog).documentNames.count
    session.interpreter.open(place, catalog: catalog)
    session.request.catalog = catalog
    session.request.corpus = { () throws(HanError) in place }
    knownFindings = 0
    let kind = session.style.text(place.kind, ["folder": "文件夹", "file": "文件"][place.kind] ?? "数据库")
    io.line(
      session.style.text(
        "\(place.path): \(kind), \(count) document\(count == 1 ? "" : "s")",
        "\(place.path)：\(kind)，\(count) 篇文档"))
  }

  /// The catalogue that the user named, else with what a `catalog.tsv` beside documents or a store
  /// adds.
  private func catalog(beside paths: [String]) throws -> Catalog {
    if session.request.keepsCatalog { return session.catalog }
    return try GivenCatalog.load(nil, beside: paths) ?? .standard
  }

  /// `:import`.
  func importDocuments(_ text: String) throws {
    var words = CommandWords.split(text)
    var path = CorpusLocation.defaultNames[0]
    if let index = words.firstIndex(of: "--store") {
      guard index + 1 < words.count else {
        throw HanError(.consoleUsage, "--store wants a FILE")
      }
      path = words[index + 1]
      words.removeSubrange(index...(index + 1))
    }
    guard !words.isEmpty else {
      throw HanError(.consoleUsage, ":import wants PATH… [--store FILE]")
    }
    var options = ImportOptions(program: HanalyzeVersion.current)
    let stop = ImportStop()
    options.stop = stop
    let io = io
    let width = io.source is LineEditor ? session.style.width : nil
    let show = { (text: String) in if width != nil { io.write(text) } }
    var bar = ImportBar(width: { width }, show)
    let importer = Importer(
      opening: path, catalog: try catalog(beside: words), options: options)
    let summary = try ImportInterrupt.during(stop, leavesAtSecond: false) {
      defer { bar.end() }
      return try importer.run(words) { progress in
        if stop.isRequested { bar.showStopping() } else { bar.show(progress) }
      }
    }
    for failure in summary.failures { io.report("\(failure.path): \(failure.error)") }
    let style = session.style
    io.line(
      style.text(
        "\(path): \(summary.added) new, \(summary.replaced) changed, \(summary.skipped) unchanged, "
          + "\(summary.failures.count) failed; \(summary.observations) observations added",
        "\(path)：新增 \(summary.added) 篇，更新 \(summary.replaced) 篇，未变 \(summary.skipped) 篇，"
          + "失败 \(summary.failures.count) 篇；新增数据 \(summary.observations) 条"))
    if summary.isStopped {
      let left = summary.leftOut
      io.line(
        style.text(
          "stopped\(left > 0 ? " with \(left) documents left" : ""); what is counted here is kept, "
            + "the same command goes on",
          "已停止\(left > 0 ? "，还有 \(left) 篇未读" : "")；已完成的已保存，再次运行同一命令即可继续"))
    }
    if summary.madeNoStore {
      return io.line(style.text("no store was made", "没有可导入的文档，未建立数据库"))
    }
    if case .store(path)? = try? session.interpreter.corpus().place {
      session.interpreter.open(.store(path))
    } else {
      io.line(style.text(":open \(path) works on it", "用 :open \(path) 打开"))
    }
  }

  /// `:run`.
  func runScript(_ text: String) throws {
    let words = CommandWords.split(text)
    guard let word = words.first else { throw HanError(.consoleUsage, ":run wants a SCRIPT") }
    let script = try ScriptText(path: try ScriptPath.standard().find(word).path)
    let io = io
    let runner = ScriptRunner { bytes in io.write(Array(bytes)) }
    try runner.run(
      script, Array(words.dropFirst()), in: session.interpreter, by: session.evaluator,
      session.request)
  }

  /// `:save`.
  func save(_ text: String, overwrites: Bool) throws {
    let words = CommandWords.split(text)
    guard words.count == 1 else { throw HanError(.consoleUsage, ":save wants a FILE") }
    let path = words[0].hasSuffix(".lua") ? words[0] : words[0] + ".lua"
    guard overwrites || access(path, F_OK) != 0 else {
      throw HanError(.scriptExists, "exists already; ':save! \(path)' writes over it", path: path)
    }
    try TableFile.write(Array(log.script(name: path).utf8), to: path)
    chmod(path, 0o755)
    let count = log.entries.count
    io.line(
      session.style.text(
        "\(path): \(count) input\(count == 1 ? "" : "s"); run it by: hanalyze \(path)",
        "\(path)：\(count) 条输入；运行：hanalyze \(path)"))
  }

  /// `:edit`.
  func edit(_ text: String) throws {
    let words = CommandWords.split(text)
    var path = words.first ?? ""
    if path.isEmpty {
      let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
      let mark = String(repeating: "X", count: 6)
      var name = Array((folder + "/hanalyze-\(mark).lua").utf8CString)
      let file = mkstemps(&name, 4)
      guard file >= 0 else { throw HanError(.consoleProgram, "no file can be made to edit") }
      close(file)
      path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
      try TableFile.write(Array((lastInput + "\n").utf8), to: path)
    }
    defer { if words.isEmpty { unlink(path) } }
    try ConsoleProgram.run("${VISUAL:-${EDITOR:-vi}} \"$1\"", path)
    let edited = try ScriptText(path: path).text.trimmed
    guard !edited.isEmpty else { return }
    io.line(edited)
    io.remember(edited)
    _ = evaluate(edited, isLast: true)
  }

  /// `:page`.
  func page(_ text: String) throws {
    var style = session.style
    style.rowLimit = .max
    var shown = ""
    try session.evaluate(text.isEmpty ? "_" : text) { values in
      shown = try ConsoleDisplay.render(values: values, session: session, style: style)
    }
    guard io.source.isTerminal else { return io.line(shown) }
    try ConsoleProgram.feed("${PAGER:-less -R}", shown + "\n")
  }

  /// `:why`.
  func why(_ text: String) throws {
    guard let row = text.isEmpty ? 1 : Int(text), row > 0 else {
      throw HanError(.consoleUsage, ":why wants the number of a row")
    }
    var answer = ""
    let interpreter = session.interpreter
    try session.evaluate("_") { values in
      guard let value = values.first, let call = session.call else { return }
      answer = try interpreter.why(value, row: row, call: call)
    }
    io.line(DisplayWidth.safeLines(answer))
  }

  /// `:mem`.
  func showMemory() {
    let lua = session.evaluator.memoryUsed
    let style = session.style
    var text = style.text("scripts \(Self.bytes(lua))", "脚本 \(Self.bytes(lua))")
    let limit = session.request.limits.memory
    if limit > 0 { text += style.text(" of \(Self.bytes(limit))", "，上限 \(Self.bytes(limit))") }
    if let pages = Self.residentPages {
      let all = Self.bytes(pages * sysconf(Int32(_SC_PAGESIZE)))
      text += style.text("; the whole program \(all)", "；整个程序 \(all)")
    }
    io.line(text)
  }

  private static var residentPages: Int? {
    guard let bytes = try? DocumentFile.bytes("/proc/self/statm") else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
    return words.count > 1 ? Int(words[1]) : nil
  }

  private static func bytes(_ count: Int) -> String {
    let tenths = (count * 10) >> 20
    return tenths < 10 ? "\(count >> 10) KiB" : "\(tenths / 10).\(tenths % 10) MiB"
  }
}
