import Backend
import TUI

extension ThemeWarning {
  /// File, line and what is wrong in one, for people.
  var text: String { "\(place): \(problem.text)" }
}

extension ThemeProblem {
  /// A sentence for people.
  var text: String {
    switch self {
    case .notTOML(let message): message
    case .unknownKey(let key): say("“\(key)” means nothing here.")
    case .unknownPart(let key, let name): say("“\(key)” means nothing in “\(name)”.")
    case .notText(let key): say("“\(key)” must be a text in quotes.")
    case .notTable(let key): say("“\(key)” must be a table.")
    case .notColor(let word): say("“\(word)” is not a colour.")
    case .notPaletteColor(let key): say("The palette's “\(key)” is not a colour.")
    case .notLook(let name): say("“\(name)” must be a colour or a table.")
    case .unknownRole(let name): say("There is no role “\(name)”.")
    case .unknownAttribute(let name): say("“\(name)” has an unknown attribute.")
    case .unknownParent(let name): say("There is no theme “\(name)” to inherit.")
    case .tooManyParents: say("Too many themes inherit each other.")
    case .unknownTheme(let name, let known):
      say("There is no theme “\(name)”; there are \(known.joined(separator: ", ")).")
    }
  }
}
