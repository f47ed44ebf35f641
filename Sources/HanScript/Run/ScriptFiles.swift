import HanBase
import HanLua
import HanOutput

/// The only way to files for scripts: what may be read and written, and doing it.
final class ScriptFiles: @unchecked Sendable {
  private let access: FileAccess
  private let output: String?
  /// What the script's header lets it do at most.
  let declared: DeclaredPlaces

  init(_ request: ScriptRequest, declared: DeclaredPlaces) {
    self.declared = declared
    access = FileAccess(request.permissions, prompt: request.prompt)
    output = request.output
    if let output { access.allow(.write, TableFile.sidecar(of: output)) }
  }

  /// Saves a table; returns the paths written.
  ///
  /// - Throws: `HanError` HA826 for what the header does not declare, HA709 without permission, HA6xx
  ///   or HA711 where it cannot be written.
  func save(_ table: Table, to path: String, as format: (any TableFormat)?) throws -> [String] {
    // The user named this file outright: it may be a device or lie behind a link.
    if path == output { return try TableFile.save(table, to: path, as: format) }
    try declared.check(.write, path)
    let chosen = try format ?? TableFormats.forPath(path)
    var bytes: [UInt8] = []
    try chosen.write(table, to: &bytes)
    try access.write(path, bytes)
    guard !type(of: chosen).holdsSources, let sources = table.sourcesTable() else { return [path] }
    let beside = TableFile.sidecar(of: path)
    // Whoever lets a table be written lets its sources be written beside it.
    access.allow(.write, beside)
    var sheet: [UInt8] = []
    if chosen is SDMXCSVFormat {
      CSVFormat().write(sources, to: &sheet)
    } else {
      try chosen.write(sources, to: &sheet)
    }
    try access.write(beside, sheet)
    return [path, beside]
  }

  /// Writes a text as a file.
  ///
  /// - Throws: `HanError` HA709 without permission, HA602 or HA711 where it cannot be written.
  func write(_ bytes: [UInt8], to path: String) throws {
    if path == output { return try TableFile.write(bytes, to: path) }
    try declared.check(.write, path)
    try access.write(path, bytes)
  }

  /// Runs a program to its end.
  ///
  /// - Throws: `HanError` HA826 for what the header does not declare, HA709 without permission, HA827
  ///   where it cannot be run.
  func run(
    _ program: String, _ words: [String], input: [UInt8], isStopped: () -> Bool
  ) throws(HanError) -> ProgramRun.Outcome {
    try declared.check(.run, program)
    try access.checkRun(program)
    return try ProgramRun.run(program, words, input: input, isStopped: isStopped)
  }

  /// The bytes of a file.
  ///
  /// - Throws: `HanError` HA709 without permission, HA711 where it cannot be read.
  func read(_ path: String) throws -> [UInt8] {
    try declared.check(.read, path)
    return try access.read(path)
  }
}
