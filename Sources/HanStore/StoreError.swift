import Foundation
import GRDB
import HanBase

extension HanError.Code {
  /// The file is no SQLite database, or one that another program made.
  public static let notAStore = HanError.Code("HA401", "not a store")
  /// A newer version of the program wrote the store.
  public static let storeTooNew = HanError.Code("HA402", "store of a newer version")
  /// The store's file is truncated or otherwise damaged.
  public static let storeDamaged = HanError.Code("HA403", "store is damaged")
  /// Another process holds the store.
  public static let storeBusy = HanError.Code("HA404", "store is in use")
  /// The disk is full, or a limit on the size of files was reached.
  public static let storeFull = HanError.Code("HA405", "no room for the store")
  /// The store or its folder may not be written or read.
  public static let storeForbidden = HanError.Code("HA406", "store may not be opened so")
  /// No store stands at the path.
  public static let storeMissing = HanError.Code("HA407", "no such store")
  /// A statement failed for a reason that has no code of its own.
  public static let storeFailed = HanError.Code("HA408", "store failed")
  /// A document that was asked for is not in the store.
  public static let documentMissing = HanError.Code("HA409", "no such document in the store")
  /// What the store says about itself does not hold.
  public static let storeInconsistent = HanError.Code("HA410", "store contradicts itself")
  /// A file of an export cannot be written.
  public static let exportFailed = HanError.Code("HA411", "export cannot be written")
}

/// Turns what SQLite and GRDB throw into errors of ours.
enum StoreFailure {
  /// Runs work on a store's database and rewrites what it throws.
  static func wrapping<Result>(_ path: String, _ work: () throws -> Result) throws(HanError)
    -> Result
  {
    do {
      return try work()
    } catch {
      throw rewritten(error, path: path)
    }
  }

  /// The error of ours for one of theirs; errors of ours pass as they are.
  static func rewritten(_ error: any Error, path: String) -> HanError {
    if let error = error as? HanError { return error }
    guard let error = error as? DatabaseError else {
      return HanError(.storeFailed, "the store failed", path: path, cause: "\(error)")
    }
    let (code, message) = meaning(error.resultCode, path)
    return HanError(code, message, path: path, cause: error.message ?? "\(error.resultCode)")
  }

  private static func meaning(_ code: ResultCode, _ path: String) -> (HanError.Code, String) {
    switch code {
    case .SQLITE_NOTADB:
      (.notAStore, "is no store; make one with: hanalyze import PATH --store FILE")
    case .SQLITE_CORRUPT, .SQLITE_FORMAT:
      (
        .storeDamaged,
        "is damaged (cut short or overwritten); take a copy of it, or make it anew with hanalyze import"
      )
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      (.storeBusy, "is being written by another process; try again when that is done")
    case .SQLITE_FULL: (.storeFull, "cannot grow: the disk is full; free some room and repeat")
    case .SQLITE_IOERR, .SQLITE_NOLFS, .SQLITE_TOOBIG:
      (
        .storeFull,
        "cannot be read or written: the disk failed, is full or a size limit was reached"
      )
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      (.storeForbidden, "may not be written; check its permissions and those of its folder")
    case .SQLITE_CANTOPEN:
      (.storeForbidden, "cannot be opened; check that the folder exists and may be written")
    default: (.storeFailed, "failed")
    }
  }
}
