// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
  .treatWarning("DeprecatedDeclaration", as: .warning),
]

/// Modules that touch no pointer at all, and are held to that by the compiler.
let memorySafe: [SwiftSetting] = strict + [.strictMemorySafety()]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)
let orderedCollections = Target.Dependency.product(
  name: "OrderedCollections",
  package: "swift-collections"
)
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let toml = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
  name: "jvptui",
  products: [.executable(name: "jvptui", targets: ["jvptui"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CVTerm"),
    .systemLibrary(name: "CLibvirt"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
    .systemLibrary(name: "CVNCClient"),
    .target(name: "TUI", dependencies: ["CNcurses", toml], swiftSettings: strict),
    .target(
      name: "Widgets",
      dependencies: ["TUI", "CVTerm", deque],
      swiftSettings: memorySafe
    ),
    .target(
      name: "Backend",
      dependencies: ["CLibvirt", "CLibXML2"],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "jvptui",
      dependencies: [
        "TUI", "Widgets", "Backend", argumentParser, orderedCollections, deque, toml,
      ],
      swiftSettings: memorySafe
    ),
    .target(
      name: "TestSupport",
      dependencies: ["TUI", "Backend", "CVTerm"],
      path: "Tests/TestSupport",
      swiftSettings: strict
    ),
    .testTarget(
      name: "TUITests",
      dependencies: ["TUI", "TestSupport"],
      exclude: ["Snapshots"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "WidgetsTests",
      dependencies: ["TUI", "Widgets", "TestSupport"],
      exclude: ["Snapshots", "Streams"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "BackendTests",
      dependencies: ["Backend", "TestSupport"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "jvptuiTests",
      dependencies: [
        "TUI", "Widgets", "Backend", "jvptui", "TestSupport", orderedCollections,
      ],
      exclude: ["Snapshots"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["TestSupport"],
      exclude: ["Snapshots"],
      swiftSettings: strict
    ),
  ]
)
