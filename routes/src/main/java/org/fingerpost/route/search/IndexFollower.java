package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.search.KnownEntries.Known;
import org.roaringbitmap.RoaringBitmap;

/** Keeps what is known of the entries in step with the index. Safe for use by many threads. */
final class IndexFollower {
  private static final String ENTRIES =
      "SELECT number, joint_id, grid[0], grid[1], left(sort_name, 8) FROM directory_entry";
  private static final String TURNS =
      "SELECT turn, written, gone FROM directory_turn WHERE turn > ? ORDER BY turn";
  private static final int AT_ONCE = 10_000;

  private final KnownEntries entries = new KnownEntries();
  private final TurnLog log = new TurnLog();

  KnownEntries entries() {
    return entries;
  }

  TurnLog log() {
    return log;
  }

  /** Takes in what changed, until what is known is at least as current as that turn. */
  void follow(Connection connection, long turn) throws SQLException {
    if (log.turn() < turn) {
      catchUp(connection, turn);
    }
  }

  private synchronized void catchUp(Connection connection, long turn) throws SQLException {
    long known = log.turn();
    if (known >= turn) {
      return;
    }
    Missed missed = missed(connection, known);
    if (known < 0 || !missed.reaches(known, turn)) {
      entries.clear();
      readInto(new SqlText().add(ENTRIES), connection);
      log.begin(turn);
      return;
    }
    SqlList written = SqlList.of("uuid", missed.written().toArray());
    SqlText some = new SqlText().add(ENTRIES + " WHERE joint_id = ANY (?)", written);
    RoaringBitmap changed = readInto(some, connection);
    changed.or(missed.gone());
    entries.remove(missed.gone());
    log.next(missed.last(), changed);
  }

  /**
   * Turns that came after the one known.
   *
   * @param count how many; none is left out when they reach from the first to the last
   */
  private record Missed(int count, long last, Set<UUID> written, RoaringBitmap gone) {
    boolean reaches(long known, long turn) {
      return last >= turn && last - known == count;
    }
  }

  private static Missed missed(Connection connection, long known) throws SQLException {
    Set<UUID> written = new LinkedHashSet<>();
    RoaringBitmap gone = new RoaringBitmap();
    long last = known;
    int count = 0;
    try (PreparedStatement statement = connection.prepareStatement(TURNS)) {
      statement.setLong(1, known);
      try (ResultSet rows = statement.executeQuery()) {
        for (; rows.next(); count++) {
          last = rows.getLong(1);
          written.addAll(List.of((UUID[]) rows.getArray(2).getArray()));
          for (Integer number : (Integer[]) rows.getArray(3).getArray()) {
            gone.add(number);
          }
        }
      }
    }
    return new Missed(count, last, written, gone);
  }

  /** The numbers of what was read. */
  private RoaringBitmap readInto(SqlText sql, Connection connection) throws SQLException {
    RoaringBitmap numbers = new RoaringBitmap();
    List<Known> some = new ArrayList<>();
    NumberReader.each(
        connection,
        sql,
        row -> {
          Known entry = known(row);
          numbers.add(entry.number());
          some.add(entry);
          if (some.size() == AT_ONCE) {
            entries.put(some);
            some.clear();
          }
        });
    entries.put(some);
    return numbers;
  }

  private static Known known(ResultSet row) throws SQLException {
    double east = row.getDouble(3);
    boolean isNowhere = row.wasNull();
    return new Known(
        row.getInt(1),
        row.getObject(2, UUID.class),
        isNowhere ? Double.NaN : east,
        row.getDouble(4),
        NameStart.of(row.getString(5)));
  }
}
