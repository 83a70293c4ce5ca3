import CLibvirt
import Glibc

/// What concerns a domain's console devices and is no typing.
extension Session {
  /// Adds a serial port to the definition; a running machine has it after its next start.
  func addSerialPort(to handle: borrowing DomainHandle, _ operation: String) throws(BackendError) {
    let object = label(handle.name)
    guard virDomainIsPersistent(handle.pointer) == 1 else {
      throw BackendError(
        code: .operationInvalid,
        operation: operation,
        object: object,
        message: say("the machine is transient, so it has no definition to add it to")
      )
    }
    let device = "<serial type='pty'><target type='isa-serial' port='0'/></serial>"
    let plain = "<serial type='pty'/>"
    let flags = VIR_DOMAIN_AFFECT_CONFIG.rawValue
    // Machines without an ISA bus take the port that suits them.
    if virDomainAttachDeviceFlags(handle.pointer, device, flags) == 0 { return }
    try check(virDomainAttachDeviceFlags(handle.pointer, plain, flags), operation, object)
  }

  /// Sends a break on a serial port; only the emulator's monitor can do that.
  func sendBreak(
    to handle: borrowing DomainHandle,
    alias: String,
    _ operation: String
  ) throws(BackendError) {
    let object = label(handle.name)
    let isPlain = alias.utf8.allSatisfy { byte in
      Unicode.Scalar(byte).properties.isAlphabetic || (0x30...0x39).contains(byte)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
    guard isPlain, !alias.isEmpty else {
      throw BackendError(
        code: .invalidValue,
        operation: operation,
        object: object,
        message: say("the device's alias “\(alias)” is not a name of letters and digits")
      )
    }
    let request =
      #"{"execute":"chardev-send-break","arguments":{"id":"char\#(alias)"}}"#
    var answer: UnsafeMutablePointer<CChar>?
    defer { free(answer) }
    try check(
      virDomainQemuMonitorCommand(handle.pointer, request, &answer, 0),
      operation,
      object
    )
    let text = answer.map { String(cString: $0) } ?? ""
    guard text.contains(#""error""#) else { return }
    throw BackendError(
      code: .internalError,
      operation: operation,
      object: object,
      message: say("the emulator answered \(text)")
    )
  }

  /// Has the guest's agent set the size of a terminal in the guest, such as `/dev/ttyS0`.
  func setTerminalSize(
    in handle: borrowing DomainHandle,
    device: String,
    columns: Int,
    rows: Int,
    _ operation: String
  ) throws(BackendError) {
    let object = label(handle.name)
    let arguments = [
      "-c", "stty rows \(rows) cols \(columns) <\(device)",
    ].map { "\"\($0)\"" }.joined(separator: ",")
    let start = try ask(
      #"{"execute":"guest-exec","arguments":{"path":"/bin/sh","arg":[\#(arguments)]}}"#,
      handle,
      operation
    )
    guard let process = Self.number(after: #""pid":"#, in: start) else {
      throw BackendError(
        code: .internalError,
        operation: operation,
        object: object,
        message: say("the agent answered \(start)")
      )
    }
    for _ in 0..<20 {
      let state = try ask(
        #"{"execute":"guest-exec-status","arguments":{"pid":\#(process)}}"#,
        handle,
        operation
      )
      if state.contains(#""exited":true"#) {
        guard let code = Self.number(after: #""exitcode":"#, in: state), code != 0 else { return }
        throw BackendError(
          code: .internalError,
          operation: operation,
          object: object,
          message: say("stty in the guest ended with \(code)"),
          advice: say("Type it into the console instead.")
        )
      }
      poll(nil, 0, 50)
    }
  }

  private func ask(
    _ request: String,
    _ handle: borrowing DomainHandle,
    _ operation: String
  ) throws(BackendError) -> String {
    guard let answer = virDomainQemuAgentCommand(handle.pointer, request, 5, 0) else {
      throw BackendError.last(operation, label(handle.name))
    }
    defer { free(answer) }
    return String(cString: answer)
  }

  private static func number(after label: String, in text: String) -> Int? {
    guard let place = text.firstRange(of: label) else { return nil }
    return Int(text[place.upperBound...].drop { $0 == " " }.prefix { $0.isNumber || $0 == "-" })
  }
}
