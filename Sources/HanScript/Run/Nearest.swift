import HanLua

/// Finds the names that were probably meant.
enum Nearest {
  /// Up to `limit` names near to `text`: those that contain it or lie within it, then those that
  /// differ by few characters.
  static func names(_ text: String, in candidates: some Sequence<String>, limit: Int = 3)
    -> [String]
  {
    guard !text.isEmpty, text.utf8.count <= 200 else { return [] }
    let letters = Set(text.lowercased().unicodeScalars)
    let length = text.unicodeScalars.count
    var seen: Set<String> = [text]
    // Cheap tests first: most names share no letter with the text.
    let rest = candidates.filter { name in
      name.unicodeScalars.contains { letters.contains($0) || $0.properties.isUppercase }
        && seen.insert(name).inserted
    }
    var near = rest.filter { name in
      abs(name.unicodeScalars.count - length) <= max(1, max(name.unicodeScalars.count, length) / 3)
    }
    var found: [String] = []
    while found.count < limit, let next = Suggestion.nearest(text, in: near) {
      found.append(next)
      near.removeAll { $0 == next }
    }
    let lower = text.lowercased()
    let inside = rest.filter {
      !found.contains($0) && $0.count > 1 && text.count > 1
        && ($0.lowercased().contains(lower) || lower.contains($0))
    }.sorted { ($0.count, $0) < ($1.count, $1) }
    found += inside.prefix(max(0, limit - found.count))
    return found
  }

  /// `; did you mean 'a', 'b' or 'c'?`, or nothing.
  static func hint(_ text: String, in candidates: some Sequence<String>) -> String {
    let names = names(text, in: candidates).map { "'\($0)'" }
    switch names.count {
    case 0: return ""
    case 1: return "; did you mean \(names[0])?"
    default:
      return
        "; did you mean \(names.dropLast().joined(separator: ", ")) or \(names[names.count - 1])?"
    }
  }
}
