import TUI
import TestSupport
import Testing

@Suite("Surface difference")
struct SurfaceDiffTests {
  init() { TestLocale.useUTF8() }

  private func runs(_ change: (inout Surface) -> Void) -> [SurfaceDiff.Run] {
    var old = Surface(Size(10, 3))
    old.write("a日b", at: Point(0, 1))
    var new = old
    change(&new)
    return SurfaceDiff.runs(from: old, to: new)
  }

  @Test("is empty when nothing changed")
  func nothing() {
    #expect(runs { _ in }.isEmpty)
    #expect(runs { $0.write("b", at: Point(3, 1)) }.isEmpty)
  }

  @Test("holds each row's changed cells, left to right")
  func separate() {
    let found = runs { surface in
      surface.write("xy", at: Point(8, 0))
      surface.write("z", at: Point(0, 0))
      surface.restyle(Rect(x: 4, y: 2, width: 2, height: 1)) { $0.role = .accent }
    }
    #expect(
      found == [
        .init(y: 0, columns: 0..<1), .init(y: 0, columns: 8..<10), .init(y: 2, columns: 4..<6),
      ]
    )
  }

  @Test("takes wide characters whole, old ones and new ones")
  func wide() {
    #expect(runs { $0.write("x", at: Point(2, 1)) } == [.init(y: 1, columns: 1..<3)])
    #expect(runs { $0.write("本", at: Point(1, 1)) } == [.init(y: 1, columns: 1..<3)])
    #expect(runs { $0.write("本", at: Point(0, 1)) } == [.init(y: 1, columns: 0..<3)])
    let half = runs { $0.restyle(Rect(x: 2, y: 1, width: 1, height: 1)) { $0.role = .accent } }
    #expect(half == [.init(y: 1, columns: 1..<3)])
  }

  @Test("holds every row when the size changed or nothing was shown before")
  func everything() {
    let surface = Surface(Size(4, 2))
    let all: [SurfaceDiff.Run] = [.init(y: 0, columns: 0..<4), .init(y: 1, columns: 0..<4)]
    #expect(SurfaceDiff.runs(from: nil, to: surface) == all)
    #expect(SurfaceDiff.runs(from: Surface(Size(2, 4)), to: surface) == all)
    #expect(SurfaceDiff.runs(from: nil, to: Surface(Size(0, 3))).isEmpty)
  }
}
