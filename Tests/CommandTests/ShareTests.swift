import Foundation
import TestSupport
import Testing

/// Scripts as people pass them on: installed, checked, bound by what they declare, verified.
@Suite struct ShareTests {
  static let honest = """
    --- Districts with a figure for one indicator.
    -- @param indicator indicator "gdp"  Which
    -- @author A. Analyst
    -- @license MIT
    -- @version 1.2
    -- @requires hanalyze 0.1
    -- @reads corpus
    -- @writes out
    -- @example hanalyze counter
    require "hanalyze"
    local words = require "words"
    local t = metrics{ indicator = arg.indicator, measure = "level" }:table()
    print(words.count(#t))
    t:save("out/figures.csv")

    """
  static let module = "return { count = function(n) return n .. \" figures\" end }\n"
  /// Declares that it reads, and writes in a way that no look at its text finds.
  static let liar = """
    --- Only reads, it says.
    -- @author M
    -- @reads corpus
    -- @example hanalyze liar
    require "hanalyze"
    local t = metrics{ indicator = "gdp" }:table()
    local does = t["sa" .. "ve"]
    does(t, "stolen.csv")

    """

  /// A working folder with a git repository `pack` that would do harm if git let it.
  static func folder() throws -> URL {
    let folder = try Shell.workingFolder()
    let files = [
      "pack/counter.lua": honest, "pack/liar.lua": liar, "pack/lib/words.lua": module,
      "pack/spec/harm.lua": "os.exit(3)\n", "pack/README.md": "# Pack\n",
      "pack/.gitattributes": "*.lua filter=harm\n",
      "pack/.gitmodules": "[submodule \"s\"]\n\tpath = s\n\turl = ext::sh -c 'touch HARM'\n",
    ]
    for (path, text) in files { try write(text, path, folder) }
    let made = try Shell.run(
      """
      set -e; cd pack; git init -q .
      git config user.name t; git config user.email t@example.org; git config commit.gpgsign false
      git add -A; git commit -q -m one; git tag v1
      for hook in post-checkout post-upload-pack pre-receive reference-transaction; do
        printf '#!/bin/sh\\ntouch "\(folder.path)/HARM"\\n' > .git/hooks/$hook; chmod +x .git/hooks/$hook
      done
      git config filter.harm.smudge 'touch "\(folder.path)/HARM"; cat'
      git config core.fsmonitor 'touch "\(folder.path)/HARM"'
      git config uploadpack.packObjectsHook 'touch "\(folder.path)/HARM"; exec'
      """, in: folder)
    #expect(made.status == 0, "\(made.output)")
    return folder
  }

  static func write(_ text: String, _ path: String, _ folder: URL) throws {
    let url = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  static func text(_ path: String, _ folder: URL) -> String? {
    try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  static let user = ".local/share/hanalyze/scripts"

  @Test func aScriptFromAGitRepositoryIsShownInstalledAndBound() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let asked = try Shell.run("hanalyze scripts install pack", in: folder)
    #expect(asked.status == 2 && asked.output.contains("HA906"), "\(asked.output)")
    for words in [
      "Districts with a figure", "A. Analyst", "MIT", "reads corpus", "writes out", "module words",
      "Only reads, it says", "no licence named",
    ] {
      #expect(asked.output.contains(words), "'\(words)' is not shown: \(asked.output)")
    }
    #expect(Self.text(Self.user + "/hanalyze.lock", folder) == nil)

    let done = try Shell.run("hanalyze scripts install --yes pack", in: folder)
    #expect(done.status == 0, "\(done.output)")
    let commit = try Shell.run("git -C pack rev-parse HEAD", in: folder).output
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let lock = Self.text(Self.user + "/hanalyze.lock", folder) ?? ""
    #expect(lock.contains("package\tpack\tgit\t") && lock.contains("\t\(commit)\n"), "\(lock)")
    let digest = try Shell.run("sha256sum pack/counter.lua | cut -c1-64", in: folder).output
      .trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(lock.contains("file\t\(digest)\tpack/counter.lua\n"), "\(lock)")
    #expect(
      !lock.contains("harm") && !FileManager.default.fileExists(atPath: folder.path + "/HARM"))

    let checked = try Shell.run("hanalyze scripts check counter", in: folder)
    #expect(
      checked.status == 0 && checked.output == "1 clean, 0 with errors\n", "\(checked.output)")
    let list = try Shell.run("hanalyze scripts list", in: folder).output
    #expect(list.contains("user (pack)"), "\(list)")

    let refused = try Shell.run("hanalyze counter", in: folder)
    #expect(refused.status == 2 && refused.output.contains("HA709"), "\(refused.output)")
    #expect(refused.output.contains("--allow-write=out/figures.csv"), "\(refused.output)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("out"), withIntermediateDirectories: true)
    let granted = try Shell.run("hanalyze --allow-write=out counter", in: folder)
    #expect(granted.status == 0 && granted.output.contains(" figures"), "\(granted.output)")
    #expect(Self.text("out/figures.csv", folder)?.isEmpty == false)
  }

  @Test func aScriptThatLiesIsStopped() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try Shell.run("hanalyze scripts install -y pack", in: folder)
    for command in ["hanalyze liar", "hanalyze --allow-write liar"] {
      let run = try Shell.run(command, in: folder)
      #expect(run.status == 2 && run.output.contains("HA826"), "\(command): \(run.output)")
    }
    #expect(Self.text("stolen.csv", folder) == nil)
    // Nor does it help to declare nothing at all.
    try Self.write(
      "--- Says nothing of what it does.\nlocal t = metrics{}:table()\nprint(#t)\n", "mute.lua",
      folder)
    let own = try Shell.run("hanalyze mute.lua", in: folder)
    #expect(own.status == 0, "the user's own script: \(own.output)")
    _ = try Shell.run("hanalyze scripts install -y mute.lua && rm mute.lua", in: folder)
    let mute = try Shell.run("hanalyze mute", in: folder)
    #expect(mute.status == 2 && mute.output.contains("HA826"), "\(mute.output)")
  }

  @Test func aDryRunTellsWhatWouldBeReadAndWritten() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try Shell.run("hanalyze scripts install -y pack", in: folder)
    let run = try Shell.run("hanalyze --dry-run --allow-write=out counter", in: folder)
    for words in [
      "was installed with pack", "would read the module words: ", "/pack/lib/words.lua",
      "would read the corpus seeds (folder): 5 documents", "declares to write out",
      "may write out (--allow-write)", "nothing was run",
    ] { #expect(run.output.contains(words), "'\(words)': \(run.output)") }
  }

  @Test func testingAnInstalledScriptIsBoundToo() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try Shell.run("hanalyze scripts install -y pack", in: folder)
    let lying = try Shell.run("hanalyze scripts test liar", in: folder)
    #expect(lying.status == 2 && lying.output.contains("HA826"), "\(lying.output)")
    try Self.write(Self.liar + "-- more\n", Self.user + "/pack/liar.lua", folder)
    let changed = try Shell.run("hanalyze scripts test liar", in: folder)
    #expect(changed.status == 2 && changed.output.contains("HA824"), "\(changed.output)")
  }

  /// `./setup` puts a link to the build on the PATH: the shipped scripts are found through it.
  @Test func shippedScriptsAreFoundThroughALinkFromAnyFolder() throws {
    let folder = try Shell.workingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try Shell.run(
      """
      mkdir bin away; ln -s "$(command -v hanalyze)" bin/hanalyze; cd away
      ../bin/hanalyze scripts list | grep -c shipped
      ../bin/hanalyze --corpus ../seeds rank --top 1 | head -1
      """, in: folder)
    let shipped = try GalleryTests.scripts().count
    #expect(run.output == "\(shipped)\n地区生产总值 · 水平\n", "\(run.output)")
  }

  @Test func whatChangedAfterwardsIsNotRun() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try Shell.run("hanalyze scripts install -y pack && mkdir out", in: folder)
    let command = "hanalyze --allow-write=out counter"
    let whole = try Shell.run("hanalyze scripts verify", in: folder)
    #expect(
      whole.status == 0 && whole.output.hasPrefix("pack: ok, 4 files, git "), "\(whole.output)")
    for path in ["pack/lib/words.lua", "pack/counter.lua"] {
      let kept = Self.text(Self.user + "/" + path, folder) ?? ""
      try Self.write(kept + "-- more\n", Self.user + "/" + path, folder)
      let run = try Shell.run(command, in: folder)
      #expect(run.status == 2 && run.output.contains("HA824"), "\(path): \(run.output)")
      let verified = try Shell.run("hanalyze scripts verify", in: folder)
      #expect(verified.status == 1 && verified.output.contains("changed: "), "\(verified.output)")
      let removed = try Shell.run("hanalyze scripts remove pack", in: folder)
      #expect(removed.status == 2 && removed.output.contains("HA824"), "\(removed.output)")
      try Self.write(kept, Self.user + "/" + path, folder)
      #expect(try Shell.run(command, in: folder).status == 0)
    }
    try Self.write("return {}\n", Self.user + "/pack/lib/late.lua", folder)
    let late = try Shell.run("hanalyze scripts verify pack", in: folder)
    #expect(late.status == 1 && late.output.contains("added: "), "\(late.output)")
    let accepted = try Shell.run("hanalyze scripts verify --accept pack", in: folder)
    #expect(accepted.status == 0, "\(accepted.output)")
    let removed = try Shell.run("hanalyze scripts remove pack; ls \(Self.user)", in: folder)
    #expect(removed.output.hasSuffix("/words.lua\nhanalyze.lock\n"), "\(removed.output)")
    try Self.write("nonsense\n", Self.user + "/hanalyze.lock", folder)
    let broken = try Shell.run("hanalyze scripts verify", in: folder)
    #expect(broken.status == 2 && broken.output.contains("HA825"), "\(broken.output)")
  }

  @Test func namesThatAreTakenNeedForce() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try Shell.run("hanalyze scripts install -y pack", in: folder)
    let again = try Shell.run("hanalyze scripts install -y pack", in: folder)
    #expect(again.status == 0 && again.output.contains("installed already"), "\(again.output)")
    _ = try Shell.run(
      "cd pack && rm .git/hooks/* && git config --unset core.fsmonitor && echo '-- 2' >> counter.lua"
        + " && git -c filter.harm.smudge=cat commit -qam two", in: folder)
    let other = try Shell.run("hanalyze scripts install -y pack", in: folder)
    #expect(other.status == 2 && other.output.contains("HA823"), "\(other.output)")
    let old = try Shell.run("hanalyze scripts install -y --force --revision v1 pack", in: folder)
    #expect(old.output.contains("installed already"), "\(old.output)")
    let forced = try Shell.run("hanalyze scripts install -y --force pack", in: folder)
    #expect(forced.status == 0, "\(forced.output)")
    #expect(Self.text(Self.user + "/pack/counter.lua", folder)?.hasSuffix("-- 2\n") == true)
    try Self.write("--- Not the one that comes with hanalyze.\n", "rank.lua", folder)
    let hiding = try Shell.run("rm scripts; hanalyze scripts install -y rank.lua", in: folder)
    #expect(hiding.status == 2 && hiding.output.contains("would hide it"), "\(hiding.output)")
  }

  @Test func sourcesThatAreNoneAreRefused() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (source, code) in [
      ("nowhere", "HA821"), ("https://example.org/pack.tar.gz", "HA821"),
      ("'ext::sh -c touch%20HARM'", "HA821"), ("file:///nowhere/pack", "HA822"),
      ("'ext://sh -c touch%20HARM'", "HA822"), ("--revision=no-such pack", "HA822"),
      ("seeds", "HA823"), ("'--revision=--upload-pack=touch HARM' pack", "HA822"),
    ] {
      let run = try Shell.run("hanalyze scripts install -y \(source)", in: folder)
      #expect(run.status == 2 && run.output.contains(code), "\(source): \(run.output)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/HARM"))
    try Self.write("--- Broken.\nprint(\n", "broken.lua", folder)
    let broken = try Shell.run("hanalyze scripts install -y broken.lua", in: folder)
    #expect(broken.status == 2 && broken.output.contains("HA823"), "\(broken.output)")
  }

  @Test func archivesAreInstalledAndHostileOnesRefused() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let made = try Shell.run(
      """
      git -C pack archive --prefix=pack-1.0/ HEAD | gzip > pack-1.0.tar.gz
      python3 - <<'PY'
      import io, tarfile, zipfile
      def make(name, **more):
          with tarfile.open(name + '.tar.gz', 'w:gz') as t:
              def add(path, text='--- S.\\nprint(1)\\n', **fields):
                  info = tarfile.TarInfo(path)
                  for key, value in fields.items(): setattr(info, key, value)
                  info.size = 0 if 'type' in fields else len(text)
                  t.addfile(info, None if 'type' in fields else io.BytesIO(text.encode()))
              add('good.lua')
              add(**more)
      make('dots', path='lib/../../../evil.lua')
      make('absolute', path='/etc/evil.lua')
      make('symbolic', path='lib/evil.lua', type=tarfile.SYMTYPE, linkname='/etc/passwd')
      make('hard', path='evil.lua', type=tarfile.LNKTYPE, linkname='good.lua')
      make('fifo', path='evil.lua', type=tarfile.FIFOTYPE)
      make('twice', path='./good.lua')
      make('control', path='ev\\x1b[2Jil.lua')
      make('large', path='large.lua', text='-' * (9 << 20))
      with zipfile.ZipFile('slip.zip', 'w') as z: z.writestr('../evil.lua', '--- S.\\n')
      open('cut.tar.gz', 'wb').write(open('pack-1.0.tar.gz', 'rb').read()[:200])
      PY
      """, in: folder)
    #expect(made.status == 0, "\(made.output)")
    for (name, code) in [
      ("dots.tar.gz", "HA247"), ("absolute.tar.gz", "HA247"), ("symbolic.tar.gz", "HA247"),
      ("hard.tar.gz", "HA247"), ("fifo.tar.gz", "HA247"), ("twice.tar.gz", "HA247"),
      ("control.tar.gz", "HA247"), ("slip.zip", "HA247"), ("large.tar.gz", "HA245"),
      ("cut.tar.gz", "HA244"),
    ] {
      let run = try Shell.run("hanalyze scripts install -y --force \(name)", in: folder)
      #expect(run.status == 2 && run.output.contains(code), "\(name): \(run.output)")
      #expect(!run.output.contains("\u{1B}"), "\(name)")
    }
    #expect(Self.text(Self.user + "/hanalyze.lock", folder) == nil)
    let good = try Shell.run("hanalyze scripts install -y pack-1.0.tar.gz", in: folder)
    #expect(good.status == 0, "\(good.output)")
    #expect(Self.text(Self.user + "/pack-1.0/counter.lua", folder) == Self.honest)
  }

  @Test func atATerminalTheUserIsAsked() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    /// Runs a command at a pseudo-terminal and types an answer.
    func typed(_ answer: String, _ command: String) throws -> String {
      let script = """
        import os, pty, sys
        answer, command = sys.argv[1], sys.argv[2:]
        pid, file = pty.fork()
        if pid == 0: os.execvp(command[0], command)
        seen, sent = b'', 0
        while True:
            try: data = os.read(file, 4096)
            except OSError: break
            if not data: break
            seen += data
            asked = seen.count(b'[y/N]') + seen.count(b'[N]o')
            while sent < asked: sent += os.write(file, (answer + '\\n').encode()) // 2
        sys.stdout.buffer.write(seen)
        """
      try Self.write(script, "typed.py", folder)
      return try Shell.run("python3 typed.py \(answer) \(command)", in: folder).output
    }
    let no = try typed("n", "hanalyze scripts install pack")
    #expect(no.contains("Install it? [y/N]") && no.contains("nothing was installed"), "\(no)")
    #expect(Self.text(Self.user + "/hanalyze.lock", folder) == nil)
    let yes = try typed("y", "hanalyze scripts install pack")
    #expect(yes.contains("installed in"), "\(yes)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("out"), withIntermediateDirectories: true)
    let denied = try typed("n", "hanalyze counter")
    #expect(
      denied.contains("wants to write 'out/figures.csv'") && denied.contains("HA709"), "\(denied)")
    let allowed = try typed("a", "hanalyze counter")
    #expect(!allowed.contains("HA709"), "\(allowed)")
    #expect(Self.text("out/figures.csv", folder)?.isEmpty == false)
  }
}
