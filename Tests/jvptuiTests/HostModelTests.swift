import Backend
import Testing

@testable import jvptui

@Suite("What is known of a host")
struct HostModelTests {
  private func model() -> HostModel {
    HostModel(HostConfiguration(id: Fixture.host, uri: "test:///default"))
  }

  private func replaceDomains(_ list: [Domain], _ model: inout HostModel) -> Bool {
    model.replaceDomains(list)
  }

  private func updateDomain(_ domain: Domain, _ model: inout HostModel) -> Bool {
    model.updateDomain(domain)
  }

  @Test("tells a list that is as before from one that is not")
  func lists() {
    var model = model()
    let list = [Fixture.web1, Fixture.web2, Fixture.db]
    #expect(replaceDomains(list, &model))
    let usage = model.usageRevision
    #expect(!replaceDomains(list, &model))
    // What was not read in this pass is kept, so that it is no change.
    var bare = Fixture.web1
    bare.definition = nil
    #expect(!replaceDomains([bare, Fixture.web2, Fixture.db], &model))
    #expect(model.domains[Fixture.web1.id] == Fixture.web1)
    #expect(model.usageRevision == usage)
    #expect(replaceDomains([Fixture.web1, Fixture.web2], &model))
    #expect(model.domains.count == 2)
    #expect(model.records.count == 2)
    #expect(model.usageRevision > usage)
  }

  @Test("tells a machine that is as before from one that is not")
  func machines() {
    var model = model()
    #expect(updateDomain(Fixture.web1, &model))
    #expect(!updateDomain(Fixture.web1, &model))
    var stopped = Fixture.web1
    stopped.state = DomainState(.shutOff)
    stopped.runID = nil
    #expect(updateDomain(stopped, &model))
    #expect(model.activeCount == 0)
    #expect(model.records[stopped.id]?.domain == stopped)
  }

  @Test("takes a list after one that failed for news, whatever it holds")
  func afterFailure() {
    var model = model()
    #expect(replaceDomains([], &model))
    model.domainsSection = .unsupported
    #expect(replaceDomains([], &model))
  }
}
