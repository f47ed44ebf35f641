import HanBase

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The only way to files for what scripts call: permissions, confinement and safe writing.
///
/// A path is allowed when it lies, without `..` and links, below a file or folder that the user
/// allowed. Every step below that place is opened by itself and never through a symbolic link, so that
/// nothing can be exchanged between the check and the use. Files with several hard links, devices,
/// pipes and what the kernel shows as files (`/proc`, `/sys`) are refused.
public final class FileAccess: @unchecked Sendable {
  private let lock = Lock()
  private var permissions: Permissions
  private let workingFolder: String
  private let prompt: (@Sendable (PermissionRequest) -> PermissionAnswer)?

  /// Makes an access with these permissions; `prompt` asks the user, where there is one to ask.
  ///
  /// Relative paths count from `workingFolder`, by default the process's at this moment.
  public init(
    _ permissions: Permissions, workingFolder: String? = nil,
    prompt: (@Sendable (PermissionRequest) -> PermissionAnswer)? = nil
  ) {
    self.permissions = permissions
    self.workingFolder = workingFolder ?? Confined.workingFolder()
    self.prompt = prompt
  }

  /// Allows one more file or folder (or program).
  public func allow(_ kind: PermissionRequest.Kind, _ place: String) {
    lock.with {
      switch kind {
      case .read: permissions.read = permissions.read.adding(place)
      case .write: permissions.write = permissions.write.adding(place)
      case .run: permissions.run = permissions.run.adding(place)
      }
    }
  }

  /// The bytes of a file.
  ///
  /// - Throws: `HA709` without permission, `HA711` where it cannot be read or is larger than `limit`.
  public func read(_ path: String, limit: Int = 1 << 30) throws(HanError) -> [UInt8] {
    let place = try place(.read, path)
    return try place.read(limit: limit)
  }

  /// Writes a file as a whole: it holds the old or the new bytes, never a part.
  ///
  /// - Throws: `HA709` without permission, `HA711` where it cannot be written.
  public func write(_ path: String, _ bytes: [UInt8]) throws(HanError) {
    let target = try place(.write, path)
    try target.replace { (file, _) throws(HanError) in
      try Confined.write(bytes, to: file, path: path)
    }
  }

  /// Lets `body` write a file by its path (for libraries that want one), then puts it in place.
  ///
  /// - Throws: `HA709` without permission, `HA711` where it cannot be written, what `body` throws.
  public func write(
    _ path: String, by body: (_ temporaryPath: String) throws(HanError) -> Void
  ) throws(HanError) {
    let target = try place(.write, path)
    try target.replace { (_, temporary) throws(HanError) in try body(temporary) }
  }

  /// Checks that a program may be run.
  ///
  /// - Throws: `HA709` without permission.
  public func checkRun(_ program: String) throws(HanError) {
    let scope = lock.with { permissions.run }
    switch scope {
    case .all: return
    case .only(let programs) where programs.contains(program): return
    default: break
    }
    guard ask(.init(kind: .run, subject: program)) else {
      throw refused(.init(kind: .run, subject: program), because: "")
    }
  }

  private func ask(_ request: PermissionRequest) -> Bool {
    switch prompt?(request) ?? .deny {
    case .deny: return false
    case .once: return true
    case .always:
      allow(request.kind, request.subject)
      return true
    }
  }

  private func refused(_ request: PermissionRequest, because reason: String) -> HanError {
    let what =
      switch request.kind {
      case .read: "reading"
      case .write: "writing"
      case .run: "running"
      }
    return HanError(
      .luaPermission,
      "\(what) '\(Confined.shown(request.subject))' is not allowed\(reason); "
        + "allow it with --allow-\(request.kind.rawValue)=\(Confined.shown(request.subject))")
  }

  private func place(
    _ kind: PermissionRequest.Kind, _ path: String
  ) throws(HanError) -> Confined {
    guard !path.isEmpty, path.utf8.count < 4096, !path.utf8.contains(0) else {
      throw HanError(
        .luaFile, "'\(Confined.shown(path))' is no path: empty, too long or with a NUL")
    }
    let scope = lock.with { kind == .read ? permissions.read : permissions.write }
    let request = PermissionRequest(kind: kind, subject: path)
    switch scope {
    case .all: return try Confined(path, below: nil, base: workingFolder)
    case .only(let roots):
      for root in roots where Confined.lies(path, below: root, base: workingFolder) {
        return try Confined(path, below: root, base: workingFolder)
      }
    case .none: break
    }
    guard ask(request) else { throw refused(request, because: "") }
    return try Confined(path, below: path, base: workingFolder)
  }
}
