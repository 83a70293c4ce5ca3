import FoundationEssentials
import Glibc
import TUI
import TestSupport
import Testing

extension EndToEnd {
  @Suite("In Chinese")
  struct ChineseTests {
    /// A folder with settings and a layout, as after the first start; removed with the value.
    private final class Home {
      private let path = "/tmp/jvptui-zh-\(UUID().uuidString.prefix(8))"

      init(_ settings: String = "") throws {
        for (folder, name, text) in [
          ("config", "config.toml", settings), ("state", "layout.toml", "recent = []\n"),
        ] {
          let folder = "\(path)/\(folder)/jvptui"
          try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
          )
          try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
          chmod("\(folder)/\(name)", 0o600)
        }
      }

      deinit { try? FileManager.default.removeItem(atPath: path) }

      func start(_ arguments: [String] = [], _ more: [String: String?]) throws -> Operator {
        var environment = more
        environment["XDG_CONFIG_HOME"] = "\(path)/config"
        environment["XDG_STATE_HOME"] = "\(path)/state"
        return try Operator(
          ["-c", "test:///default"] + arguments,
          size: Size(80, 24),
          environment: environment,
          awaiting: "192.168.122.3"
        )
      }
    }

    /// A screen, and how to come to it.
    struct Screen: Sendable, CustomTestStringConvertible {
      let name: String
      /// What is typed at the list of machines, one after another.
      var keys: [String] = []
      /// What stands on it once it is whole.
      let awaited: String

      var testDescription: String { name }
    }

    static let screens = [
      Screen(name: "list", awaited: "虚拟机 1/1 活动"),
      Screen(name: "details", keys: ["\r"], awaited: "包/秒"),
      Screen(name: "menu", keys: ["x"], awaited: "虚拟机已在运行"),
      Screen(name: "help", keys: ["6", "?"], awaited: "开始计数"),
      Screen(name: "palette", keys: [":", "hard reset"], awaited: "▌H 硬重置"),
      Screen(name: "filter", keys: ["/", "oops:1"], awaited: "没有字段“oops”"),
      Screen(name: "confirm", keys: ["F"], awaited: "强制关机 test？"),
      Screen(name: "form", keys: ["1", "a"], awaited: "添加节点"),
      Screen(name: "jobs", keys: ["7"], awaited: "尚未执行任何操作"),
    ]

    @Test("a screen is as it was, and its borders are straight", arguments: screens)
    func shows(_ wanted: Screen) throws {
      let session = try Home().start([], ["LANG": "zh_CN.UTF-8"]).session
      for keys in wanted.keys { try session.send(keys) }
      try session.waitForText(wanted.awaited)
      try session.settle()
      let screen = session.emulator
      for y in 0..<screen.size.height {
        let start = screen.cell(x: 0, y: y).text
        guard !start.isEmpty, "┌│├└".contains(start) else { continue }
        let end = screen.cell(x: screen.size.width - 1, y: y).text
        #expect(!end.isEmpty && "┐│┤┘┃".contains(end), "row \(y): \(screen.row(y))")
      }
      expectGolden(Self.masked(screen.rows), named: "chinese-\(wanted.name)")
    }

    @Test("a list of several pages and a chart end at the border", arguments: ["0", "1", "2\r]"])
    func borders(keys: String) throws {
      let session = try Operator(size: Size(120, 40), environment: ["LANG": "zh_CN.UTF-8"]).session
      try session.send(keys)
      try session.settle()
      let screen = session.emulator
      for y in 1..<screen.size.height - 2 {
        let end = screen.cell(x: screen.size.width - 1, y: y).text
        #expect(!end.isEmpty && "┐│┤┘┃".contains(end), "row \(y): \(screen.row(y))")
      }
    }

    @Test("a filter takes words of both languages", arguments: ["running", "运行中"])
    func filters(word: String) throws {
      let session = try Home().start([], ["LANG": "zh_CN.UTF-8"]).session
      try session.send("/state:\(word)\r")
      try session.waitForText("虚拟机 (1/1) /state:\(word)")
      try session.send("/")
      try session.send(.control("u"))
      try session.send("!state:\(word)\r")
      try session.waitForText("虚拟机 (0/1) /!state:\(word)")
    }

    @Test("the settings decide before the environment")
    func settings() throws {
      let english = try Home("language = \"en\"\n").start([], ["LANG": "zh_CN.UTF-8"]).session
      try english.waitForText("running")
      let chinese = try Home("language = \"zh\"\n").start([], ["LANG": "C.UTF-8"]).session
      try chinese.waitForText("运行中")
      let bare = try Home("language = \"zh\"\n").start([], ["LANG": nil, "LC_CTYPE": "C.UTF-8"])
      try bare.session.waitForText("运行中")
    }

    @Test("a language that is none is told with its line, in the environment's language")
    func wrongSettings() throws {
      let home = try Home("mouse = true\nlanguage = \"fr\"\n")
      let session = try home.start([], ["LANG": "zh_CN.UTF-8"]).session
      try session.waitForText("config.toml:2:")
      try session.send("8")
      try session.waitForText("8 事件 (1)")
      try session.send("\r")
      try session.waitForText("“fr”；可用的有")
    }

    @Test("the palette chooses another language for the next start")
    func chooses() throws {
      let home = try Home()
      let first = try home.start([], ["LANG": "zh_CN.UTF-8"])
      try first.session.send(":english\r")
      try first.session.waitForText("下次启动起")
      #expect(try first.quit() == .exited(0))
      let second = try home.start([], ["LANG": "zh_CN.UTF-8"])
      try second.session.send(":chinese\r")
      try second.session.waitForText("From the next start")
      #expect(try second.quit() == .exited(0))
      try home.start([], ["LANG": "zh_CN.UTF-8"]).session.waitForText("运行中")
    }

    @Test(
      "where it cannot be shown or is another one, all is in English",
      arguments: [
        ["LANG": "zh_CN.GBK"], ["LANG": "zh_CN.UTF-8", "TERM": "linux"],
        ["LANG": "zh_TW.UTF-8"], ["LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"],
      ]
    )
    func english(environment: [String: String]) throws {
      let session = try Home().start([], environment.mapValues { $0 }).session
      try session.waitForText("running")
      try session.send("?")
      try session.waitForText("Force off")
      #expect(!Self.hasChinese(session.screenText))
    }

    @Test("with --ascii all is in English")
    func ascii() throws {
      let session = try Home().start(["--ascii"], ["LANG": "zh_CN.UTF-8"]).session
      try session.waitForText("running")
      #expect(!Self.hasChinese(session.screenText))
    }

    private static func hasChinese(_ text: String) -> Bool {
      text.unicodeScalars.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) }
    }
  }
}

extension EndToEnd.ChineseTests {
  /// The rows without the clock, and without figures, of which there may be none yet.
  fileprivate static func masked(_ rows: [String]) -> String {
    rows.enumerated().map { y, row in
      if y == 0, let title = row.firstRange(of: "活动") { return row[..<title.upperBound] + "…\n" }
      if y == 0 { return row.dropLast(5) + "…\n" }
      let isMeasured = ["/s", "/秒", "占节点", "~"].contains { row.contains($0) }
      if row.hasPrefix("│ "), !row.hasPrefix("│ │"), isMeasured { return row.prefix(13) + "…\n" }
      return maskedShares(row) + "\n"
    }
    .joined()
  }

  /// The row with blanks for the line of the last minute and for a share, such as `▂▄ 42%`.
  private static func maskedShares(_ row: String) -> String {
    var cells = Array(row)
    for index in cells.indices {
      if "▁▂▃▄▅▆▇█".contains(cells[index]) { cells[index] = " " }
      guard cells[index] == "%" else { continue }
      var start = index
      while start > 0, cells[start - 1].isNumber || cells[start - 1] == "~" { start -= 1 }
      if start < index { for place in start...index { cells[place] = " " } }
    }
    return String(cells)
  }
}
