import Testing

@Suite("The source tree")
struct RepositoryTests {
  @Test("is found whole by these tests")
  func found() {
    #expect(SourceTree.sources.count > 150)
    #expect(SourceTree.swiftFiles.count > SourceTree.sources.count + 20)
    #expect(SourceTree.sources.allSatisfy { !$0.text.isEmpty })
  }

  @Test("has no Swift file of more than 400 lines")
  func lengths() {
    let long = SourceTree.swiftFiles.filter { $0.lines.count - 1 > 400 }.map(\.path)
    #expect(long == [])
  }

  @Test(
    "imports each C library in its one place only",
    arguments: [
      ("CNcurses", ["Sources/TUI"]),
      ("CLibvirt", ["Sources/Backend", "Tests/BackendTests"]),
      ("CLibXML2", ["Sources/Backend"]),
      ("CVNCClient", ["Sources/Backend"]),
      ("CVTerm", ["Sources/Widgets/Terminal", "Tests/TestSupport"]),
    ]
  )
  func libraries(_ library: String, _ folders: [String]) {
    let elsewhere = SourceTree.swiftFiles.filter {
      $0.imports.contains(library) && !$0.isIn(folders)
    }
    #expect(elsewhere.map(\.path) == [])
  }

  @Test(
    "keeps its modules apart",
    arguments: [
      ("TUI", ["Backend", "Widgets", "jvptui"]),
      ("Widgets", ["Backend", "jvptui"]),
      ("Backend", ["TUI", "Widgets", "jvptui"]),
    ]
  )
  func modules(_ module: String, _ strangers: [String]) {
    let offenders = SourceTree.sources.filter { file in
      file.isIn(["Sources/\(module)"]) && strangers.contains { file.imports.contains($0) }
    }
    #expect(offenders.map(\.path) == [])
  }

  @Test("does without Foundation, which would make the program several times as large")
  func foundation() {
    let heavy = ["Foundation", "FoundationNetworking", "FoundationXML"]
    let offenders = SourceTree.swiftFiles.filter { file in
      heavy.contains { file.imports.contains($0) }
    }
    #expect(offenders.map(\.path) == [])
  }

  @Test("says why each exemption from checking for data races is safe")
  func exemptions() {
    var silent: [String] = []
    for file in SourceTree.sources {
      let lines = file.lines
      for (index, line) in lines.enumerated() where isExemption(line) {
        let comment = lines[..<index].reversed().prefix { $0.drop { $0 == " " }.hasPrefix("//") }
        if !comment.contains(where: { $0.contains("// Safety: ") }) {
          silent.append("\(file.path):\(index + 1)")
        }
      }
    }
    #expect(silent == [])
  }

  private func isExemption(_ line: Substring) -> Bool {
    line.contains("nonisolated(unsafe)") || line.contains("@unchecked Sendable")
  }

  @Test(
    "neither gives up nor puts off",
    arguments: ["try!", "as!", "fatalError(", "TODO", "FIXME"]
  )
  func forbidden(_ word: String) {
    var found: [String] = []
    for file in SourceTree.sources {
      for (index, line) in file.lines.enumerated() where line.contains(word) {
        found.append("\(file.path):\(index + 1)")
      }
    }
    #expect(found == [])
  }

  @Test("leads no reader to a page that is not in it")
  func pages() {
    let folders = ["Sources", "Tests", "docs", "scripts", "themes", "packaging"]
    let top = ["README.md", "Makefile", "Package.swift", ".ci/run"].map {
      SourceTree.File(path: $0, text: SourceTree.text($0))
    }
    let absent = ["DESIGN", "OPERATIONS", "LIBVIRT", "LAB", "STYLE"].map { $0 + ".md" }
    let offenders = (top + SourceTree.files(under: folders)).filter { file in
      absent.contains { file.text.contains($0) }
    }
    #expect(offenders.map(\.path) == [])
  }
}
