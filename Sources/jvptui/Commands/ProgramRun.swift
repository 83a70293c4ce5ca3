import Backend

/// A program to be run, with everything put in.
struct ProgramRun: Sendable, Equatable {
  /// What it is for, such as `Open a shell: web-1`.
  var title: String
  /// The program and its arguments.
  var words: [String]
  /// Variables on top of the environment.
  var environment: [String: String] = [:]
  var output = CustomCommand.Output.terminal
  /// A file that is there for this run only.
  var temporaryFile: TemporaryFile?
}

/// A text that a program is given as a file; the file is private, and removed afterwards.
struct TemporaryFile: Sendable, Equatable {
  /// What the name ends in, such as `.xml`, so that editors know the language.
  var ending: String
  var text: String
}

/// Why a command cannot be run on a row; a sentence for people.
struct CommandProblem: Error, Equatable {
  var message: String
}

extension CustomCommand {
  /// What is run for a row.
  ///
  /// Values never meet a shell as text: without one they are arguments, with one they are variables.
  func run(
    on name: String,
    _ values: [CommandValue: String]
  ) throws(CommandProblem) -> ProgramRun {
    var run = ProgramRun(title: "\(title): \(name)", words: [], output: output)
    if usesShell {
      let line = words.first ?? ""
      run.words = ["/bin/sh", "-c", try shellLine(line, name, values)]
      for (value, text) in values { run.environment[value.variable] = text }
      return run
    }
    for word in words { run.words.append(try argument(word, name, values, after: run.words)) }
    return run
  }

  private func argument(
    _ word: String,
    _ name: String,
    _ values: [CommandValue: String],
    after earlier: [String]
  ) throws(CommandProblem) -> String {
    var result = ""
    for part in CommandTemplate(word).parts {
      switch part {
      case .text(let text): result += text
      case .value(let key): result += try text(of: key, name, values)
      }
    }
    // A machine can be called “-o”; a program must not take its name for an option.
    if result.hasPrefix("-"), !word.hasPrefix("-"), !earlier.contains("--") {
      throw CommandProblem(
        message: say(
          "“\(result)” would be taken for an option; put -- before \(word) in the settings"
        )
      )
    }
    return result
  }

  private func shellLine(
    _ line: String,
    _ name: String,
    _ values: [CommandValue: String]
  ) throws(CommandProblem) -> String {
    var result = ""
    for part in CommandTemplate(line).parts {
      switch part {
      case .text(let text): result += text
      case .value(let key):
        guard let value = CommandValue(rawValue: key) else {
          result += "{\(key)}"
          continue
        }
        _ = try text(of: key, name, values)
        result += "\"$\(value.variable)\""
      }
    }
    return result
  }

  private func text(
    of key: String,
    _ name: String,
    _ values: [CommandValue: String]
  ) throws(CommandProblem) -> String {
    guard let value = CommandValue(rawValue: key), let text = values[value] else {
      throw CommandProblem(
        message: key == "ip" ? say("\(name) has no address") : say("\(name) has no \(key)")
      )
    }
    return text
  }
}
