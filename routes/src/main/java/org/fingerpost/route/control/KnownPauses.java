package org.fingerpost.route.control;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.fingerpost.route.flow.Pauses;

/** The pauses as they stood when last looked at. Safe for use by many threads. */
final class KnownPauses implements Pauses {
  private final PauseTable table;
  private volatile List<PauseTable.Paused> known = List.of();

  KnownPauses(PauseTable table) {
    this.table = table;
  }

  /** Looks again; what was known stays when the database is away. */
  void look() throws SQLException {
    known = table.all();
  }

  @Override
  public Optional<Pause> of(String stage, String member, String dataset) {
    return known.stream()
        .filter(paused -> paused.route().covers(stage, member, dataset))
        .findFirst()
        .map(paused -> new Pause(paused.since(), cause(paused)));
  }

  private static String cause(PauseTable.Paused paused) {
    String why = paused.asked().because().isEmpty() ? "no reason given" : paused.asked().because();
    return "%s paused it (%s). It goes on from where it was after 'fingerpost resume %s'."
        .formatted(paused.asked().by(), why, paused.route().text());
  }
}
