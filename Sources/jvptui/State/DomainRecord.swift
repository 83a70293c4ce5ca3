import Backend

/// A domain as the rows of lists share it.
///
/// A domain has some twenty parts that are counted one by one when it is copied; at ten thousand
/// machines and a key a keystroke that would take longer than all else.
final class DomainRecord: Sendable {
  let domain: Domain
  /// What words of a filter look at; nil where it was not put together.
  let searchText: SearchText?

  init(_ domain: Domain, searchText: SearchText? = nil) {
    self.domain = domain
    self.searchText = searchText
  }
}
