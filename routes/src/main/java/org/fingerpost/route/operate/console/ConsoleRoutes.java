package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import org.fingerpost.route.web.WebRoutes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console, on the hub's HTTP server. */
public final class ConsoleRoutes extends WebRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleRoutes.class);

  private final Console console;
  private final HeldDeletes deletes;

  public ConsoleRoutes(Console console, HeldDeletes deletes) {
    this.console = console;
    this.deletes = deletes;
  }

  @Override
  public void configure() throws Exception {
    lookAtOthers();
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
    serveForm("ops-quarantine", "/ops/quarantine", new QuarantinePage(console));
    serve("ops-quarantine-one", "/ops/quarantine/{id}", new RefusalPage(console));
  }

  private void lookAtOthers() {
    from("timer:ops-routes?delay=500&period=2000&includeMetadata=false")
        .routeId("ops-routes")
        .process(
            exchange -> {
              try {
                console.routes().look();
              } catch (SQLException e) {
                LOG.debug(
                    "The joint database was not asked how other processes' routes are doing", e);
              }
            });
  }
}
