import HanBase
import HanCorpus
import HanFormats

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Fetches one commit of a git repository, and reads its files out of git's objects.
///
/// There is never a working tree, so what a repository could make git run does not come to life: no
/// checkout filters, no hooks, no submodules; transports are `https`, `http`, `ssh`, `git` and files
/// of this machine, never helpers such as `ext::`. The user's own settings (proxy, credentials) hold.
struct GitRepository {
  /// The commit's id.
  let commit: String
  /// Files that a package may hold.
  let files: [ArchiveReader.Member]

  /// Fetches a repository's default commit, or the one that a branch, tag or id names.
  ///
  /// - Throws: `HanError` HA822 with what git said; HA823 for links; HA245 beyond the bounds.
  static func fetch(_ place: String, revision: String?) throws(HanError) -> GitRepository {
    let folder = try FileTree.temporary()
    defer { FileTree.remove(folder) }
    let git = GitProcess(folder: folder, place: place)
    if let revision, revision.hasPrefix("-") || revision.contains(":") || revision.isEmpty {
      throw HanError(.packageFetch, "'\(revision)' is no revision", path: place)
    }
    _ = try git.run(["init", "--quiet", "--bare", "--template="])
    _ = try git.run(
      [
        "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-auto-maintenance",
        "--depth=1", "--", place, revision ?? "HEAD",
      ])
    let commit = String(
      decoding: try git.run(["rev-parse", "--verify", "--quiet", "FETCH_HEAD^{commit}"]),
      as: UTF8.self
    ).filter { $0.isHexDigit }
    return GitRepository(commit: commit, files: try files(of: commit, git, place))
  }

  private static func files(
    of commit: String, _ git: GitProcess, _ place: String
  ) throws(HanError) -> [ArchiveReader.Member] {
    let bounds = ArchiveReader.Bounds()
    let listing = try git.run(["ls-tree", "-r", "-l", "-z", "--full-tree", commit])
    var wanted: [(path: String, id: String)] = []
    var total = 0
    for line in listing.split(separator: 0) {
      // MODE TYPE ID SIZE<tab>PATH
      guard let tab = line.firstIndex(of: 9),
        let path = String(validating: line[(tab + 1)...], as: UTF8.self)
      else { continue }
      let fields = String(decoding: line[..<tab], as: UTF8.self).split(separator: " ")
      guard fields.count == 4, PackageFile.isOfInterest(path) else { continue }
      guard fields[0].hasPrefix("100") else {
        throw HanError(.packageRefused, "'\(path)' is a link, which is not installed", path: place)
      }
      total += Int(fields[3]) ?? bounds.total
      guard total <= bounds.total, wanted.count < bounds.members else {
        throw HanError(
          .unpackedTooLarge, "holds more than \(bounds.total) bytes of scripts", path: place)
      }
      wanted.append((path, String(fields[2])))
    }
    var files: [ArchiveReader.Member] = []
    for (path, id) in wanted {
      files.append(.init(path: path, bytes: try git.run(["cat-file", "blob", id])))
    }
    return files.sorted { $0.path < $1.path }
  }
}

/// The program `git` in one folder, with everything switched off that a repository could use.
struct GitProcess {
  let folder: String
  /// What is fetched, for messages.
  let place: String

  private static let settings = [
    "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.symlinks=false",
    "submodule.recurse=false", "fetch.recurseSubmodules=false", "transfer.fsckObjects=true",
    "protocol.ext.allow=never", "gc.auto=0", "maintenance.auto=false", "advice.detachedHead=false",
    "init.defaultBranch=main", "fetch.writeCommitGraph=false",
  ]

  /// Runs git and gives what it prints.
  ///
  /// - Throws: `HanError` HA822 with its own words where it fails or is not installed.
  func run(_ words: [String]) throws(HanError) -> [UInt8] {
    guard let program = Self.program else {
      throw HanError(.packageFetch, "needs git; install it: apt-get install git", path: place)
    }
    let arguments = ["git"] + Self.settings.flatMap { ["-c", $0] } + ["-C", folder] + words
    let (out, log) = (folder + "/.stdout", folder + "/.stderr")
    let status = try Self.spawn(program, arguments, out: out, log: log, place: place)
    let printed = (try? DocumentFile.bytes(out)) ?? []
    guard status == 0 else {
      let said = String(decoding: (try? DocumentFile.bytes(log)) ?? [], as: UTF8.self)
      let line = said.split(separator: "\n").last { !$0.hasPrefix("hint:") } ?? "no reason given"
      throw HanError(
        .packageFetch, "cannot be fetched: \(DisplayWidth.safe(String(line.prefix(300))))",
        path: place)
    }
    return printed
  }

  private static var program: String? {
    guard let list = getenv("PATH") else { return nil }
    for folder in String(cString: list).split(separator: ":") where folder.hasPrefix("/") {
      let path = String(folder) + "/git"
      if access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  /// The process's variables, without those that would lead git elsewhere.
  private static var environment: [String] {
    var kept: [String] = []
    var at = environ
    while let entry = at.pointee {
      let text = String(cString: entry)
      let isGit = text.hasPrefix("GIT_") && !text.hasPrefix("GIT_SSH") && !text.hasPrefix("GIT_SSL")
      if !isGit, !text.hasPrefix("LC_ALL="), !text.hasPrefix("LANGUAGE=") { kept.append(text) }
      at += 1
    }
    return kept + [
      "GIT_ALLOW_PROTOCOL=file:git:http:https:ssh", "GIT_TERMINAL_PROMPT=0",
      "GIT_ATTR_NOSYSTEM=1", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C.UTF-8",
    ]
  }

  private static func spawn(
    _ program: String, _ arguments: [String], out: String, log: String, place: String
  ) throws(HanError) -> Int32 {
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    words.append(nil)
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) }
    variables.append(nil)
    defer { for word in words + variables { free(word) } }
    #if canImport(Glibc)
    var actions = posix_spawn_file_actions_t()
    #else
    var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, out, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, log, flags, 0o600)
    var process = pid_t()
    let code = posix_spawn(&process, program, &actions, nil, words, variables)
    guard code == 0 else {
      throw HanError(
        .packageFetch, "git cannot be started", path: place, cause: String(cString: strerror(code)))
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128
  }
}
