import HanBase
import HanOutput

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A new script that runs as it is.
public enum ScriptTemplate {
  /// The text of a new script.
  public static func text(name: String, path: String) -> String {
    """
    --- One sentence that says what \(name) does.
    -- More lines, if need be: what it decides, what it leaves out.
    -- @param indicator indicator "gdp"  What to look at: an id, a Chinese name or the documents' words
    -- @param top integer 10             How many rows
    -- @author your name
    -- @license Apache-2.0
    -- @version 0.1
    -- @requires hanalyze \(ScriptInterface.version.split(separator: ".").prefix(2).joined(separator: "."))
    -- @reads corpus
    -- @writes output?  (the table, in the format that the extension of -o chooses)
    -- @example hanalyze \(path) --top 5
    require "hanalyze"

    local t = metrics{ indicator = arg.indicator, measure = "level" }:latest():rank()
    print(t:top(arg.top))
    if arg.output then t:save(arg.output) end

    """
  }

  /// Writes a new script `NAME.lua` into a folder, which is made where there is none.
  ///
  /// - Returns: The path written.
  /// - Throws: `HanError` HA816 where there is such a script already, HA802 for a name that is none,
  ///   HA602 where it cannot be written.
  public static func create(_ name: String, in folder: String = "scripts") throws -> String {
    let plain = try plain(name)
    let path = folder + "/" + plain + ".lua"
    guard access(path, F_OK) != 0 else {
      throw HanError(.scriptExists, "exists already; choose another name", path: path)
    }
    if mkdir(folder, 0o777) != 0, errno != EEXIST {
      let reason = String(cString: strerror(errno))
      throw HanError(.cannotWrite, "the folder cannot be made: \(reason)", path: folder)
    }
    try TableFile.write(Array(text(name: plain, path: path).utf8), to: path)
    return path
  }

  /// A script's name without its ending.
  ///
  /// - Throws: `HanError` HA802 for what is no name.
  static func plain(_ name: String) throws(HanError) -> String {
    let plain = name.hasSuffix(".lua") ? String(name.dropLast(4)) : name
    let isName =
      !plain.isEmpty
      && plain.utf8.allSatisfy {
        (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0) || $0 == 95
          || $0 == 45
      }
    guard isName else {
      throw HanError(.scriptUsage, "'\(name)' is no script name: letters, digits, '_' and '-'")
    }
    return plain
  }
}
