import Backend
import Testing

@Suite("The catalogue of texts")
struct CatalogueTests {
  /// Every text that the program says, also one of nothing but punctuation.
  private static let keys: Set<String> = {
    let files = SourceTree.sources.filter { file in
      file.isIn(["Sources/Backend", "Sources/jvptui"])
        && !file.isIn(["Sources/Backend/Language"])
    }
    return Set(files.flatMap { SaidTexts($0.text).keys })
  }()

  /// Those with a letter in them, which need a translation.
  private static let said = keys.filter { key in
    key.replacing("%@", with: "").contains(where: \.isLetter)
  }

  @Test("is read from the sources")
  func reading() {
    let source = ##"""
      // say("not this")
      let one = say("One \(value("x", 2)) of \"two\"") + "not \(say("inner")) this"
      let two = say(
        isLong
          ? "A long text "
            + "on \(say("several")) lines"
          : "A short one\n")
      let three = phrases([nil, "first", "second"]); state.say("not this"); display("nor this")
      """##
    #expect(
      Set(SaidTexts(source).keys) == [
        "One %@ of \"two\"", "inner", "several", "A long text on %@ lines", "A short one\n",
        "first", "second",
      ]
    )
    #expect(Self.said.count > 1000)
  }

  @Test("has every text in Chinese")
  func complete() {
    let missing = Self.said.filter { Catalogue.chinese.texts[$0] == nil }
    #expect(missing.sorted() == [])
  }

  @Test("has no text in Chinese that is not said")
  func stale() {
    let stale = Catalogue.chinese.texts.keys.filter { !Self.keys.contains($0) }
    #expect(stale.sorted() == [])
  }

  @Test("uses each value of a text in Chinese")
  func values() {
    let wrong = Catalogue.chinese.texts.filter { key, text in
      let count = key.ranges(of: "%@").count
      return !(1...9).allSatisfy { text.contains("%\($0)") == ($0 <= count) }
    }
    #expect(wrong.keys.sorted() == [])
  }

  @Test("is in Chinese what it says it is")
  func translated() {
    let untranslated = Catalogue.chinese.texts.filter { key, text in
      text == key && key.contains(" ") && key.contains { $0.isLowercase }
    }
    #expect(untranslated.keys.sorted() == [])
  }
}

@Suite("The language")
struct LanguageTests {
  @Test(
    "is the environment's where a catalogue exists",
    arguments: [
      (["LANG": "zh_CN.UTF-8"], Language.chinese),
      (["LANG": "zh_SG"], .chinese),
      (["LANG": "zh"], .chinese),
      (["LANG": "zh-Hans-CN"], .chinese),
      (["LANG": "zh_TW.UTF-8"], .english),
      (["LANG": "zh_HK.UTF-8"], .english),
      (["LANG": "de_DE.UTF-8"], .english),
      (["LANG": "en_US.UTF-8"], .english),
      (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], .english),
      (["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB"], .english),
      (["LANG": "en_GB", "LC_MESSAGES": "zh_CN.UTF-8"], .chinese),
      (["LANG": "de_DE", "LANGUAGE": "de:zh_CN:en"], .chinese),
      (["LANG": "C", "LANGUAGE": "zh_CN"], .english),
      (["LANGUAGE": "zh_CN"], .english),
      (["LC_ALL": "", "LANG": "zh_CN.UTF-8"], .chinese),
      ([:], .english),
    ]
  )
  func environment(_ variables: [String: String], _ expected: Language) {
    #expect(Language.of { variables[$0] } == expected)
  }

  @Test("leaves the values in a text as they are shown")
  func values() {
    let piece = "one two".split(separator: " ")[1]
    #expect(say("A \(piece), \(3) and \(HostID("lab"))") == "A two, 3 and lab")
  }

  @Test("of a filter's words is English and the user's")
  func words() {
    #expect(phrase("running").words == ["running"])
  }
}
