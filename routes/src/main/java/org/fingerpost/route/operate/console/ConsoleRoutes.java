package org.fingerpost.route.operate.console;

import org.fingerpost.route.web.WebRoutes;

/** The console, on the hub's HTTP server. */
public final class ConsoleRoutes extends WebRoutes {
  private final Console console;
  private final HeldDeletes deletes;

  public ConsoleRoutes(Console console, HeldDeletes deletes) {
    this.console = console;
    this.deletes = deletes;
  }

  @Override
  public void configure() throws Exception {
    Rates rates = new Rates();
    FlowPage flow = new FlowPage(console, rates);
    serve("ops-flow", "/ops", flow);
    serve("ops-member", "/ops/members/{member}", new MemberPage(console));
    serve("ops-stage", "/ops/stages/{stage}", new StagePage(console, rates));
    serve("ops-record", "/ops/record", new RecordPage(console));
    serveForm("ops-links", "/ops/links", new ReviewPage(console));
    serveForm("ops-act", ActPage.PATH, new ActPage(console));
    serveForm("ops-brakes", "/ops/brakes", new BrakePage(console, deletes));
    serve("ops-audit", "/ops/audit", new AuditPage(console));
    serve("ops-style", "/ops/console.css", new Asset("console.css", "text/css; charset=utf-8"));
    serve(
        "ops-script", "/ops/console.js", new Asset("console.js", "text/javascript; charset=utf-8"));
    serveLive("/ops/events", new LiveFlow(console, flow, rates));
    QuarantinePages quarantine = new QuarantinePages(console);
    serveForm("ops-quarantine", "/ops/quarantine", quarantine::list);
    serveForm("ops-quarantine-one", "/ops/quarantine/{id}", quarantine::one);
  }
}
