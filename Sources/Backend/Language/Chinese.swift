/// The program's texts in Simplified Chinese, a page for each part of the program.
///
/// The format is told at `Catalogue.init`. Words of libvirt that operators type or look up stay as they
/// are: names of elements, commands, keys.
enum Chinese {
  static let pages: [String] = [
    actionsGlobal,
    backendErrors,
    charts,
    chrome,
    commandLine,
    consoleKeys,
    consoles,
    consoleLife,
    copying,
    deviceWords,
    doctor,
    filterErrors,
    formsHosts,
    hostAdvice,
    layerKeys,
    layers,
    linear,
    operations,
    resourcesJobs,
    resourcesMachineActions,
    resourcesMachines,
    resourcesNetworks,
    resourcesNodes,
    resourcesPurposes,
    resourcesStorage,
    resourcesWords,
    settingsRules,
    settingsWords,
    statesAndEvents,
    updates,
  ]
}
