import HanCatalogData

/// A development zone or park, which has its parent's code and no code of its own in GB/T 2260.
public struct Park: Sendable, Hashable {
  /// The parent's code with a number: `430300-P01`.
  public let code: String
  /// The full name.
  public let name: String
  /// Names under which prose calls it: `湘潭经开区`.
  public let shortNames: [String]
  /// The code of the division that it belongs to.
  public let parent: Int32
}

/// What a division was before it was renamed or raised.
public struct Predecessor: Sendable, Hashable {
  /// The code of the division that it is now.
  public let code: Int32
  /// Its name then.
  public let formerName: String
  /// Its code then; 0 where no table that was at hand lists it.
  public let formerCode: Int32
  /// The last year in which it had them.
  public let until: Int
  /// Who says so.
  public let source: String
}

extension Catalog {
  /// The parks that the catalogue lists.
  public static let parks: [Park] = {
    var parks: [Park] = []
    table(han_table_parks, han_table_parks_size).rows { row in
      guard row.count >= 4 else { return }
      parks.append(
        Park(
          code: TSV.text(row[0]), name: TSV.text(row[1]),
          shortNames: TSV.text(row[2]).split(separator: "|").map(String.init),
          parent: TSV.number(row[3])))
    }
    return parks
  }()

  /// The former names and codes that the catalogue lists, each with its source.
  public static let predecessors: [Predecessor] = {
    var found: [Predecessor] = []
    table(han_table_predecessors, han_table_predecessors_size).rows { row in
      guard row.count >= 5 else { return }
      found.append(
        Predecessor(
          code: TSV.number(row[0]), formerName: TSV.text(row[1]), formerCode: TSV.number(row[2]),
          until: Int(TSV.number(row[3])), source: TSV.text(row[4])))
    }
    return found
  }()

  /// The divisions that have `code` for their parent, in code order.
  ///
  /// Complexity: linear in the number of divisions.
  public func children(of code: Int32) -> [Area] { areas.filter { $0.parent == code } }
}
