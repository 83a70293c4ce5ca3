import CLibvirt

extension Session {
  /// How far the job of a domain is; nil when none runs or nothing is known.
  func jobProgress(of id: ObjectUUID) throws(BackendError) -> WorkProgress? {
    let handle = try domain(id, say("watch the job of"))
    var type: Int32 = 0
    var parameters: virTypedParameterPtr?
    var count: Int32 = 0
    guard virDomainGetJobStats(handle.pointer, &type, &parameters, &count, 0) == 0 else {
      return nil
    }
    defer { virTypedParamsFree(parameters, count) }
    guard type != Int32(VIR_DOMAIN_JOB_NONE.rawValue) else { return nil }
    let values = TypedParameters(parameters, count: count)
    let total = values.uint64(VIR_DOMAIN_JOB_DATA_TOTAL) ?? 0
    let remaining = values.uint64(VIR_DOMAIN_JOB_DATA_REMAINING) ?? 0
    let rate = values.uint64(VIR_DOMAIN_JOB_MEMORY_BPS)
    let fraction = total > 0 ? 1 - Double(min(remaining, total)) / Double(total) : nil
    return WorkProgress(fraction: fraction, bytesPerSecond: rate.map(Double.init))
  }

  /// Ends the job of a domain.
  func abortJob(of id: ObjectUUID) throws(BackendError) {
    let handle = try domain(id, say("cancel the job of"))
    try check(virDomainAbortJob(handle.pointer), say("cancel"), label(handle.name))
  }
}
