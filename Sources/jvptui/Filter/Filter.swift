/// What a filter asks of a row, without knowing what rows are.
///
/// The language: words that must all occur; `field:text`, `field=text`, comparisons such as
/// `mem>=2G`; `!` before a term negates it; `or` between terms; parentheses; `/regex/`.
indirect enum Filter: Sendable, Equatable {
  case word(String)
  case regex(String)
  case field(String, Comparison, String)
  case number(String, Comparison, Double)
  /// Percent, of a field that means something else by them than by other numbers.
  case share(String, Comparison, Double)
  case not(Filter)
  case all([Filter])
  case any([Filter])

  enum Comparison: String, Sendable, Equatable, CaseIterable {
    // Longer spellings first, so that `>=` is not read as `>`.
    case atLeast = ">="
    case atMost = "<="
    case contains = ":"
    case equal = "="
    case above = ">"
    case below = "<"
  }
}

extension Filter {
  /// What must all be so.
  var terms: [Filter] { if case .all(let terms) = self { terms } else { [self] } }
}

/// Why a text is no filter, and where.
struct FilterError: Error, Equatable {
  var message: String
  /// The character, counted from 0, at which reading stopped.
  var position: Int
}

/// What a row answers to one field.
enum FilterValue: Sendable, Equatable {
  /// Any of these may match.
  case texts([String])
  /// Bytes, counts or percent.
  case number(Double)
}

/// One thing that rows of a pane can be filtered by.
struct FilterField<Item: Sendable>: Sendable {
  let name: String
  /// Whether it holds a number, so that `<` and `>` compare.
  let isNumber: Bool
  /// Whether plain words look at it too.
  let isSearched: Bool
  /// Whether it is meant where percent are asked for, beside another of that name.
  var isShare = false
  let value: @Sendable (Item) -> FilterValue

  static func text(
    _ name: String,
    isSearched: Bool = true,
    _ value: @escaping @Sendable (Item) -> [String]
  ) -> FilterField {
    FilterField(name: name, isNumber: false, isSearched: isSearched) { .texts(value($0)) }
  }

  static func number(
    _ name: String,
    _ value: @escaping @Sendable (Item) -> Double
  ) -> FilterField {
    FilterField(name: name, isNumber: true, isSearched: false) { .number(value($0)) }
  }
}

extension FilterField {
  /// In percent; beside a number of the same name that counts something else.
  static func share(
    _ name: String,
    _ value: @escaping @Sendable (Item) -> Double
  ) -> FilterField {
    var field = number(name, value)
    field.isShare = true
    return field
  }
}

/// A filter made ready to look at many rows: texts lower-cased, expressions compiled, once.
struct FilterMatcher<Item: Sendable> {
  private let test: (Item) -> Bool

  /// - Parameters:
  ///   - filter: What is asked.
  ///   - fields: What it can be asked of.
  ///   - searchText: What words look at, where it is at hand; the fields are asked where it is not.
  init(
    _ filter: Filter,
    fields: [FilterField<Item>],
    searchText: @escaping (Item) -> SearchText? = { _ in nil }
  ) {
    test = Self.compile(filter, fields, searchText)
  }

  func matches(_ item: Item) -> Bool { test(item) }

  private static func compile(
    _ filter: Filter,
    _ fields: [FilterField<Item>],
    _ searchText: @escaping (Item) -> SearchText?
  ) -> (Item) -> Bool {
    switch filter {
    case .word(let word):
      let needle = TextSearch(word)
      let searched = fields.filter(\.isSearched)
      return { item in
        searchText(item).flatMap(needle.occurs)
          ?? searched.contains { contains($0.value(item), needle) }
      }
    case .regex(let pattern):
      guard let regex = try? Regex(pattern).ignoresCase() else { return { _ in false } }
      let searched = fields.filter(\.isSearched)
      let quick = ByteExpression(pattern)
      return { item in
        if let quick, let text = searchText(item),
          let isFound = quick.occurs(in: text.bytes.span, separator: SearchText.separator)
        {
          return isFound
        }
        return searched.contains { field in
          guard case .texts(let texts) = field.value(item) else { return false }
          return texts.contains { text in
            quick?.occurs(in: text.utf8.span) ?? (text.firstMatch(of: regex) != nil)
          }
        }
      }
    case .field(let name, let comparison, let text):
      guard let field = fields.first(where: { $0.name == name && !$0.isNumber })
      else { return { _ in false } }
      let needle = TextSearch(text)
      return { item in
        guard case .texts(let texts) = field.value(item) else { return false }
        return texts.contains { value in
          comparison == .equal ? needle.equals(value) : needle.occurs(in: value)
        }
      }
    case .number(let name, let comparison, let bound):
      let field = fields.first { $0.name == name && $0.isNumber && !$0.isShare }
      return Self.comparing(field, comparison, bound)
    case .share(let name, let comparison, let bound):
      let field = fields.first { $0.name == name && $0.isShare }
      return Self.comparing(field, comparison, bound)
    case .not(let inner):
      let inner = compile(inner, fields, searchText)
      return { !inner($0) }
    case .all(let parts):
      let parts = parts.map { compile($0, fields, searchText) }
      return { item in parts.allSatisfy { $0(item) } }
    case .any(let parts):
      let parts = parts.map { compile($0, fields, searchText) }
      return { item in parts.contains { $0(item) } }
    }
  }

  private static func comparing(
    _ field: FilterField<Item>?,
    _ comparison: Filter.Comparison,
    _ bound: Double
  ) -> (Item) -> Bool {
    guard let field else { return { _ in false } }
    return { item in
      guard case .number(let value) = field.value(item) else { return false }
      return compare(value, comparison, bound)
    }
  }

  private static func contains(_ value: FilterValue, _ needle: TextSearch) -> Bool {
    guard case .texts(let texts) = value else { return false }
    return texts.contains { needle.occurs(in: $0) }
  }

  private static func compare(
    _ value: Double,
    _ comparison: Filter.Comparison,
    _ bound: Double
  ) -> Bool {
    switch comparison {
    case .contains, .equal: value == bound
    case .atLeast: value >= bound
    case .atMost: value <= bound
    case .above: value > bound
    case .below: value < bound
    }
  }
}
