package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import java.util.List;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.control.Audit;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** Who did what, and who looked at what, the latest first. */
final class AuditPage implements Endpoint {
  private static final int MOST = 200;

  private final Console console;

  AuditPage(Console console) {
    this.console = console;
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    Viewer viewer = console.access().require(request, Role.OPS);
    List<AuditView.Line> lines =
        new Audit(console.database()).newest(MOST).stream().map(AuditView.Line::of).toList();
    return console.page(200, "audit", viewer, new AuditView(lines));
  }
}
