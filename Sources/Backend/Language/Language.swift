import Glibc
import Synchronization

/// A language that the program's own words exist in.
///
/// What hosts, guests and libvirt say stays as they say it.
public enum Language: UInt8, Sendable, CaseIterable {
  /// The one that the source is written in; its catalogue is the source.
  case english
  /// Simplified Chinese; its words are in `Chinese`.
  case chinese

  private static let chosen = Atomic<UInt8>(Language.english.rawValue)

  /// The language of all that is said from now on; English until one is chosen.
  ///
  /// Chosen once, before anything is said: tables keep the words they were made with.
  public static var current: Language {
    get { Language(rawValue: chosen.load(ordering: .relaxed)) ?? .english }
    set { chosen.store(newValue.rawValue, ordering: .relaxed) }
  }

  /// The code by which the settings name it, such as `zh`.
  public var code: String {
    switch self {
    case .english: "en"
    case .chinese: "zh"
    }
  }

  /// What it calls itself.
  public var name: String {
    switch self {
    case .english: "English"
    case .chinese: "简体中文"
    }
  }

  /// The language of a locale or a code, such as `zh_CN.UTF-8`; nil for one without a catalogue.
  ///
  /// Traditional Chinese (`zh_TW`, `zh_HK`) has none.
  public init?(locale: String) {
    let name = locale.prefix { $0 != "." && $0 != "@" }.lowercased()
    let parts = name.split { $0 == "_" || $0 == "-" }
    switch parts.first {
    case "zh":
      let others: Set<Substring> = ["tw", "hk", "mo", "hant"]
      guard others.isDisjoint(with: parts.dropFirst()) else { return nil }
      self = .chinese
    case "en": self = .english
    default: return nil
    }
  }

  /// The language that the environment asks for; English where it names none that exists.
  ///
  /// In the order that gettext looks: LANGUAGE, LC_ALL, LC_MESSAGES, LANG.
  public static func ofEnvironment() -> Language {
    of { name in getenv(name).map { String(cString: $0) } }
  }

  /// The language that these variables ask for.
  public static func of(_ value: (String) -> String?) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    guard let locale = names.lazy.compactMap(value).first(where: { !$0.isEmpty }),
      locale != "C", locale != "POSIX"
    else { return .english }
    let wanted = (value("LANGUAGE") ?? "").split(separator: ":").map(String.init) + [locale]
    return wanted.lazy.compactMap(Language.init(locale:)).first ?? .english
  }
}
