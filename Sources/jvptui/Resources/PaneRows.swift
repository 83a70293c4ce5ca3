import Widgets

/// The rows of a pane as they are to be shown.
struct PaneRows {
  /// In order, with the headings of groups between them.
  var rows: [ItemID]
  /// How many items there are without the filter.
  var total: Int
  /// How many match it, folded ones included.
  var matchCount: Int
  /// What the headings say, by the groups' names.
  var groups: [String: GroupSummary] = [:]
  /// What all terms of the filter let through, and all but the last: one is where the next filter that
  /// is typed begins.
  var narrowed: [NarrowedRows] = []
}

/// What some terms of a filter let through, in order.
struct NarrowedRows: Sendable {
  var terms: [Filter]
  /// How many items there were.
  var total: Int
  /// The places of those that were let through, among all items.
  var places: [Int]

  /// Whether a filter of these terms lets through a part of it.
  func begins(_ terms: [Filter], of total: Int) -> Bool {
    self.total == total && self.terms.count < terms.count && terms.starts(with: self.terms)
  }
}

/// What the heading of a group says.
struct GroupSummary: Sendable, Equatable {
  var count: Int
  /// The sums of columns, by their ids.
  var totals: [String: StyledText] = [:]
}

/// Something that rows can have in common.
struct Grouping<Item: Sendable>: Sendable {
  let id: String
  /// What it is called, such as `state`.
  let title: String
  /// The group of an item; empty for one that belongs to none.
  let name: @Sendable (Item) -> String

  init(_ id: String, _ title: String, name: @escaping @Sendable (Item) -> String) {
    self.id = id
    self.title = title
    self.name = name
  }
}

/// Which columns of a pane are shown, in which order and width.
struct ColumnChoice: Sendable, Equatable {
  /// Ids of columns in the order of the screen; those that are missing follow.
  var order: [String] = []
  var hidden: Set<String> = []
  /// Widths in columns of the screen, by id; the others find their own.
  var widths: [String: Int] = [:]
}
