import Backend
import OrderedCollections
import TUI
import Widgets

/// The form in which a host of the settings is added or changed.
enum HostForm {
  /// The fields in their order.
  private enum Field: Int, CaseIterable {
    case name, uri, labels, connect, readOnly, expert
  }

  /// A form for a new host.
  static func adding() -> FormLayer {
    FormLayer(
      title: say("Add a node"),
      fields: fields(HostEntry(name: "", uri: "")),
      check: { form, state in problems(form, state, present: nil) },
      submit: { form, _ in [.editSettings(.add(entry(form)))] }
    )
  }

  /// A form for one that is in the settings.
  static func editing(_ present: HostEntry) -> FormLayer {
    FormLayer(
      title: say("Edit \(present.name)"),
      item: .node(HostID(present.name)),
      subject: "“\(present.name)”",
      fields: fields(present),
      check: { form, state in problems(form, state, present: present.name) },
      submit: { form, _ in [.editSettings(.change(present.name, entry(form)))] }
    )
  }

  /// A form for the name alone.
  static func renaming(_ present: HostEntry) -> FormLayer {
    FormLayer(
      title: say("Rename \(present.name)"),
      submitTitle: say("Rename"),
      item: .node(HostID(present.name)),
      subject: "“\(present.name)”",
      fields: Array(fields(present).prefix(1)),
      check: { form, state in
        [problem(name: form.fields[0].text, state, present: present.name)]
      },
      submit: { form, _ in
        var renamed = present
        renamed.name = form.fields[0].text
        return [.editSettings(.change(present.name, renamed))]
      }
    )
  }

  private static func fields(_ entry: HostEntry) -> [FormState.Field] {
    let connects = HostEntry.Connect.allCases
    return [
      FormState.Field(
        label: say("Name"),
        value: .text(LineEditor(text: entry.name)),
        hint: say("What it is called on the screen. The host itself does not learn it."),
        placeholder: "lab-a"
      ),
      FormState.Field(
        label: "URI",
        value: .text(LineEditor(text: entry.uri)),
        hint: say(
          "libvirt's address of the host. Passwords do not belong here; they are asked for."
        ),
        placeholder: "qemu+ssh://root@server/system"
      ),
      FormState.Field(
        label: say("Labels"),
        value: .text(LineEditor(text: entry.labels.joined(separator: ", "))),
        hint: say("Words by which it is found, parted by commas: label:lab filters by one."),
        placeholder: "lab, rack 4"
      ),
      FormState.Field(
        label: say("Connect"),
        value: .choice(connects.map(\.rawValue), connects.firstIndex(of: entry.connect) ?? 0),
        hint: say("always: when jvptui starts; on-demand: when asked to; never: only listed.")
      ),
      FormState.Field(
        label: say("Read-only"),
        value: .toggle(entry.isReadOnly),
        hint: say("Open libvirt read-only there: actions are off.")
      ),
      FormState.Field(
        label: say("Expert"),
        value: .toggle(entry.isExpert),
        hint: say("Let the URI name programs to run on this machine, and turn checks off.")
      ),
    ]
  }

  private static func entry(_ form: FormState) -> HostEntry {
    HostEntry(
      name: form.fields[Field.name.rawValue].text,
      uri: form.fields[Field.uri.rawValue].text,
      labels: labels(form),
      isReadOnly: form.fields[Field.readOnly.rawValue].isOn,
      connect: HostEntry.Connect.allCases[form.fields[Field.connect.rawValue].choice],
      isExpert: form.fields[Field.expert.rawValue].isOn
    )
  }

  private static func labels(_ form: FormState) -> [String] {
    let parts = form.fields[Field.labels.rawValue].text.split(separator: ",").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return parts.enumerated()
      .filter { !$0.element.isEmpty && !parts[..<$0.offset].contains($0.element) }
      .map(\.element)
  }

  private static func problems(
    _ form: FormState,
    _ state: AppState,
    present: String?
  ) -> [String?] {
    Field.allCases.map { field in
      switch field {
      case .name: problem(name: form.fields[field.rawValue].text, state, present: present)
      case .uri: problem(uri: entry(form))
      case .labels: HostRule.problem(labels: labels(form))
      case .connect, .readOnly, .expert: nil
      }
    }
  }

  /// What is wrong with a URI by its form, then by what may be opened.
  private static func problem(uri entry: HostEntry) -> String? {
    if let problem = HostRule.problem(uri: entry.uri) { return problem }
    let problem = entry.configuration(isReadOnly: entry.isReadOnly).uriProblem
    return problem.map { "URI: \($0)" }
  }

  private static func problem(name: String, _ state: AppState, present: String?) -> String? {
    if let problem = HostRule.problem(name: name) { return problem }
    guard name != present, state.hosts[HostID(name)] != nil else { return nil }
    return say("Name: there is a node “\(name)” already; each has a name of its own")
  }
}
