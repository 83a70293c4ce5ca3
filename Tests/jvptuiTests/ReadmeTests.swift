import Testing

@testable import jvptui

@Suite("The README")
struct ReadmeTests {
  private let readme = SourceTree.text("README.md")

  @Test("has the table of keys that the program prints")
  func keys() throws {
    let begin = try #require(readme.firstRange(of: "<!-- keys: jvptui --keys -->\n"))
    let end = try #require(readme.firstRange(of: "<!-- end of keys -->"))
    #expect(readme[begin.upperBound..<end.lowerBound] == KeyTable.markdown)
  }

  @Test("names every option of the command line, and so does the manual page")
  func options() {
    let manual = SourceTree.text("packaging/jvptui.1").split(separator: "\\").joined()
    let names = Self.options + ["--version", "--help"]
    #expect(names.count > 5)
    for name in names {
      #expect(readme.contains("`\(name)"), "the README lacks \(name)")
      #expect(manual.contains(name), "the manual page lacks \(name)")
    }
  }

  /// The long options, made from the properties of the command as the command line makes them.
  private static var options: [String] {
    Mirror(reflecting: JvptuiCommand()).children.compactMap(\.label).map { label in
      let words = label.drop { $0 == "_" }.flatMap { letter in
        letter.isUppercase ? "-" + letter.lowercased() : String(letter)
      }
      return "--" + String(words)
    }
  }

  @Test("names every theme that comes along")
  func themes() {
    let files = SourceTree.names(in: "themes").filter { $0.hasSuffix(".toml") }
    #expect(files.count > 2)
    for file in files {
      #expect(readme.contains("`\(file.dropLast(5))`"), "the README lacks \(file)")
    }
  }

  @Test("names every field that can be filtered by", arguments: ResourceCatalog.panes.map(\.id))
  func fields(_ id: PaneID) throws {
    let pane = ResourceCatalog.pane(id)
    let section = try #require(readme.firstRange(of: "\n## The filter\n"))
    let row = try #require(
      readme[section.upperBound...].split(separator: "\n").first {
        $0.hasPrefix("| \(pane.title) | `")
      },
      "the table of fields has no \(pane.title)"
    )
    for field in pane.filterFields {
      #expect(row.contains("`\(field.name)`"), "\(pane.title) lacks \(field.name)")
    }
  }

  @Test("links only to files that exist")
  func links() {
    let targets = readme.split(separator: "](").dropFirst().compactMap {
      $0.split(separator: ")").first
    }
    let files = targets.filter { !$0.contains("://") && !$0.hasPrefix("#") }
    #expect(!files.isEmpty)
    for file in files { #expect(!SourceTree.text(String(file)).isEmpty, "there is no \(file)") }
  }
}
