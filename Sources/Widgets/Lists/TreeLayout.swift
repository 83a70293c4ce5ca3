/// A node of a forest in its place among the rows that show it.
public struct TreeRow<ID: Hashable & Sendable>: Sendable, Equatable {
  /// The node.
  public let id: ID
  /// How many ancestors are shown above it; 0 for a root.
  public let depth: Int
  /// The branches drawn before it; empty for a root.
  public let prefix: String
  /// Whether no sibling follows.
  public let isLast: Bool

  /// Puts the parts together.
  public init(id: ID, depth: Int, prefix: String, isLast: Bool) {
    self.id = id
    self.depth = depth
    self.prefix = prefix
    self.isLast = isLast
  }
}

/// Puts forests into rows.
public enum TreeLayout {
  /// The levels whose branches are drawn; what lies deeper is indented no further.
  private static let deepestIndent = 24

  /// The nodes in drawing order, each parent before its children, siblings in the order given.
  ///
  /// Each entry gives one row: a node whose parent is not there is a root, and of nodes that are
  /// each other's ancestors the first one is.
  ///
  /// - Parameters:
  ///   - order: The nodes with their parents; nil for a root.
  ///   - glyphs: What the branches are drawn with.
  /// - Returns: As many rows as there are nodes.
  public static func rows<ID: Hashable & Sendable>(
    roots order: [(id: ID, parent: ID?)],
    glyphs: Glyphs
  ) -> [TreeRow<ID>] {
    var places: [ID: Int] = [:]
    for (index, node) in order.enumerated() where places[node.id] == nil {
      places[node.id] = index
    }
    var roots: [Int] = []
    var children: [Int: [Int]] = [:]
    for (index, node) in order.enumerated() {
      if let parent = node.parent.flatMap({ places[$0] }), parent != index {
        children[parent, default: []].append(index)
      } else {
        roots.append(index)
      }
    }
    var walk = TreeWalk(order: order.map(\.id), children: children, glyphs: glyphs)
    walk.visit(roots, deepestIndent: deepestIndent)
    // What no root leads to hangs on a cycle, which is cut open at its first node.
    for index in order.indices where !walk.isVisited[index] {
      walk.visit([index], deepestIndent: deepestIndent)
    }
    return walk.rows
  }
}

private struct TreeWalk<ID: Hashable & Sendable> {
  /// A node that waits for its turn.
  private struct Entry {
    var index: Int
    var depth: Int
    /// What precedes its own branch.
    var indent: String
    var isLast: Bool
  }

  let order: [ID]
  let children: [Int: [Int]]
  let glyphs: Glyphs
  var isVisited: [Bool]
  var rows: [TreeRow<ID>] = []

  init(order: [ID], children: [Int: [Int]], glyphs: Glyphs) {
    self.order = order
    self.children = children
    self.glyphs = glyphs
    isVisited = Array(repeating: false, count: order.count)
  }

  /// Appends the rows below some roots; on a stack of its own, since a chain may be long.
  mutating func visit(_ roots: [Int], deepestIndent: Int) {
    var stack: [Entry] = []
    for (position, index) in roots.enumerated().reversed() {
      let isLast = position == roots.count - 1
      stack.append(Entry(index: index, depth: 0, indent: "", isLast: isLast))
    }
    while let entry = stack.popLast() {
      guard !isVisited[entry.index] else { continue }
      isVisited[entry.index] = true
      let branch = entry.isLast ? glyphs.treeLast : glyphs.treeBranch
      let prefix = entry.depth == 0 ? "" : entry.indent + branch
      rows.append(
        TreeRow(id: order[entry.index], depth: entry.depth, prefix: prefix, isLast: entry.isLast)
      )
      var indent = entry.indent
      if entry.depth > 0, entry.depth < deepestIndent {
        indent += entry.isLast ? "  " : glyphs.treePipe
      }
      let below = children[entry.index, default: []].filter { !isVisited[$0] }
      for (position, child) in below.enumerated().reversed() {
        let isLast = position == below.count - 1
        stack.append(Entry(index: child, depth: entry.depth + 1, indent: indent, isLast: isLast))
      }
    }
  }
}
