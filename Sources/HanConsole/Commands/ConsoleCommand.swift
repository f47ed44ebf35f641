/// A command of the console: what stands behind `:`.
struct ConsoleCommand: Sendable {
  /// Its name, without the colon.
  let name: String
  /// What it takes, as help shows it; empty for nothing.
  let arguments: String
  /// What it does.
  let english: String
  /// The same in Chinese.
  let chinese: String
  /// Does it; what it throws is shown.
  let run: @Sendable (Console, String) throws -> Void

  /// All of them, in the order of the help.
  static let all: [ConsoleCommand] = [
    ConsoleCommand(
      name: "help", arguments: "[NAME]", english: "these commands, or help about a name",
      chinese: "命令一览，或某个名称的说明"
    ) { $0.showHelp($1) },
    ConsoleCommand(
      name: "open", arguments: "PATH", english: "work on another corpus", chinese: "改用另一语料库"
    ) { try $0.open($1) },
    ConsoleCommand(
      name: "import", arguments: "PATH… [--store FILE]",
      english: "bring documents into a store (hanalyze.db)", chinese: "把文档导入数据库"
    ) { try $0.importDocuments($1) },
    ConsoleCommand(
      name: "run", arguments: "SCRIPT [ARGS]", english: "run a script in this session",
      chinese: "在本会话中运行脚本"
    ) { try $0.runScript($1) },
    ConsoleCommand(
      name: "why", arguments: "[N]", english: "why row N of the last table is what it is",
      chinese: "解释上一张表第 N 行的由来"
    ) { try $0.why($1) },
    ConsoleCommand(
      name: "page", arguments: "[EXPR]", english: "the last value, or EXPR, whole, in a pager",
      chinese: "分页显示上一个结果（或 EXPR）的全部内容"
    ) { try $0.page($1) },
    ConsoleCommand(
      name: "save", arguments: "FILE", english: "the inputs that went well, as a script",
      chinese: "把成功的输入存为脚本"
    ) { try $0.save($1, overwrites: false) },
    ConsoleCommand(
      name: "save!", arguments: "FILE", english: "the same, over a file that exists",
      chinese: "同上，覆盖已有文件"
    ) { try $0.save($1, overwrites: true) },
    ConsoleCommand(
      name: "edit", arguments: "[FILE]", english: "edit the last input, or FILE, and run it",
      chinese: "用编辑器修改上一条输入（或文件）并运行"
    ) { try $0.edit($1) },
    ConsoleCommand(
      name: "history", arguments: "[TEXT]", english: "inputs of all sessions that hold TEXT",
      chinese: "查找历次会话中含 TEXT 的输入"
    ) { $0.showHistory($1) },
    ConsoleCommand(
      name: "time", arguments: "[INPUT]", english: "how long INPUT takes; alone: on or off for all",
      chinese: "INPUT 用时；不带参数则对每条输入开关计时"
    ) { try $0.time($1) },
    ConsoleCommand(
      name: "mem", arguments: "", english: "memory in use", chinese: "内存占用"
    ) { console, _ in console.showMemory() },
    ConsoleCommand(
      name: "set", arguments: "[rows N | color on|off | lang en|zh]",
      english: "how things are shown",
      chinese: "显示设置：行数、颜色、语言"
    ) { try $0.change($1) },
    ConsoleCommand(
      name: "quit", arguments: "", english: "leave (Ctrl-D)", chinese: "离开（Ctrl-D）"
    ) { console, _ in console.leave() },
  ]

  /// The command of a name, or of the only beginning of one; nil for none.
  static func named(_ name: String) -> ConsoleCommand? {
    if let exact = all.first(where: { $0.name == name }) { return exact }
    if ["q", "exit"].contains(name) { return all.last }
    let near = all.filter { $0.name.hasPrefix(name) && !$0.name.hasSuffix("!") }
    return near.count == 1 && !name.isEmpty ? near[0] : nil
  }
}
