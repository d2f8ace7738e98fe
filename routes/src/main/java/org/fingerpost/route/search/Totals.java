package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what meets criteria, once for each state of the index: who turns pages, or asks what
 * others ask, does not have everything counted again. Safe for use by many threads.
 */
final class Totals {
  private static final int MOST = 2_000;

  private final Map<List<Object>, Long> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, Long> eldest) {
          return size() > MOST;
        }
      };
  private long state = -1;

  long of(EntryQuery query) throws SQLException {
    long now = state(query.connection());
    List<Object> asked = query.criteria().identity();
    Optional<Long> total = known(now, asked);
    if (total.isPresent()) {
      return total.get();
    }
    long counted = query.count();
    remember(now, asked, counted);
    return counted;
  }

  private synchronized Optional<Long> known(long now, List<Object> asked) {
    return now == state ? Optional.ofNullable(known.get(asked)) : Optional.empty();
  }

  private synchronized void remember(long now, List<Object> asked, long counted) {
    if (now != state) {
      known.clear();
      state = now;
    }
    known.put(asked, counted);
  }

  private static long state(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT turns FROM directory_position");
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
