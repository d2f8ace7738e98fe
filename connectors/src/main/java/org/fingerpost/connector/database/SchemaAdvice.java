package org.fingerpost.connector.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.fingerpost.connector.NearestNames;
import org.fingerpost.connector.SourceException;

/** Looks up, after a failure, what the member's database has instead of what was not found. */
final class SchemaAdvice {
  private final SourcePool pool;
  private final Selection selection;

  SchemaAdvice(SourcePool pool, Selection selection) {
    this.pool = pool;
    this.selection = selection;
  }

  /** One sentence for each column that is not there; empty where that cannot be found out. */
  String missingColumns() {
    try (Snapshot snapshot = pool.snapshot()) {
      List<String> existing = snapshot.everyName(selection);
      if (existing.isEmpty()) {
        return "";
      }
      List<String> sentences = new ArrayList<>();
      for (String wanted : selection.everyColumn()) {
        if (!existing.contains(wanted)) {
          sentences.add(
              "There is no column %s.%s".formatted(wanted, NearestNames.advice(wanted, existing)));
        }
      }
      return String.join(" ", sentences);
    } catch (SQLException | SourceException e) {
      return "";
    }
  }

  /** What tables there are that are named like it. */
  String tables(String wanted) {
    try (Snapshot snapshot = pool.snapshot()) {
      return NearestNames.advice(wanted, snapshot.tables());
    } catch (SQLException | SourceException e) {
      return "";
    }
  }
}
