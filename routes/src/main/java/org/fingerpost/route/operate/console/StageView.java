package org.fingerpost.route.operate.console;

import java.util.List;
import org.fingerpost.route.operate.console.MemberView.RunRow;

/** One stage as the console shows it. */
public record StageView(
    String name,
    String what,
    Health health,
    String rate,
    List<RouteRow> routes,
    List<RunRow> runs) {}
