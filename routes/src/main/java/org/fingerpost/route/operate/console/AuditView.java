package org.fingerpost.route.operate.console;

import java.util.List;
import org.fingerpost.route.control.Audit;

/** What people did. */
public record AuditView(List<Line> lines) {
  /** An entry in words. */
  public record Line(
      String when, String who, String action, String target, String why, String result) {
    static Line of(Audit.Entry entry) {
      return new Line(
          Moments.full(entry.at()),
          entry.who(),
          entry.action(),
          entry.target(),
          entry.why(),
          entry.result());
    }
  }
}
