import Testing

@testable import Backend

@Suite("What waits of a console")
struct ConsoleBufferTests {
  private func append(_ bytes: [UInt8], to buffer: ConsoleBuffer) -> Bool {
    bytes.withUnsafeBufferPointer { buffer.append($0) }
  }

  @Test("is announced once, until all of it was read")
  func announced() {
    let buffer = ConsoleBuffer()
    #expect(append([1, 2, 3], to: buffer))
    #expect(!append([4], to: buffer))
    #expect(buffer.read(upTo: 2) == ConsoleOutput(bytes: [1, 2]))
    #expect(!append([5], to: buffer))
    #expect(buffer.read(upTo: 100) == ConsoleOutput(bytes: [3, 4, 5]))
    #expect(!append([6], to: buffer))
    #expect(buffer.read(upTo: 100) == ConsoleOutput(bytes: [6]))
    #expect(buffer.read(upTo: 100) == ConsoleOutput())
    #expect(append([7], to: buffer))
  }

  @Test("is what came last when it is too much, from the start of a line")
  func bounded() {
    let buffer = ConsoleBuffer()
    let line = Array("0123456789abcde\n".utf8)
    var sent = 0
    for _ in 0..<200 {
      let piece = Array(repeatElement(line, count: 1000).joined())
      _ = append(piece, to: buffer)
      sent += piece.count
    }
    let output = buffer.read(upTo: Int.max / 2)
    #expect(output.bytes.count <= ConsoleBuffer.limit)
    #expect(output.bytes.count + output.dropped == sent)
    #expect(Array(output.bytes.prefix(16)) == line)
    #expect(buffer.read(upTo: 1).dropped == 0)
  }

  @Test("is bounded too where there are no lines")
  func withoutLines() {
    let buffer = ConsoleBuffer()
    for _ in 0..<5 { _ = append(Array(repeating: 0x1B, count: 1 << 20), to: buffer) }
    let output = buffer.read(upTo: Int.max / 2)
    #expect(output.bytes.count == ConsoleBuffer.limit)
    #expect(output.dropped == 3 << 20)
  }
}
