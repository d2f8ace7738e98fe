package org.fingerpost.route.search;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.route.places.Point;

/** Writes rows of the index, in the caller's transaction. */
final class IndexWriter {
  private static final String UPSERT =
      """
      INSERT INTO directory_entry (
        joint_id, kind, name, sort_name, organization_id, location_id, service_at_location_id,
        words, spelled,
        terms, taxonomies, districts, groups_served, minimum_age, maximum_age, postcode_district,
        at, grid, status, modified_at, confirmed, number)
      VALUES (?, ?::record_kind, ?, lower(unaccent(?)), ?, ?, ?,
        setweight(to_tsvector('directory', ?), 'A') || setweight(to_tsvector('directory', ?), 'B')
          || setweight(to_tsvector('directory', ?), 'C') || setweight(to_tsvector('directory', ?), 'D'),
        ?, ?, ?, ?, ?, ?, ?, ?, point(?, ?), on_grid(point(?, ?)), ?, ?, ?, ?)
      ON CONFLICT (joint_id) DO UPDATE SET
        kind = excluded.kind, name = excluded.name, sort_name = excluded.sort_name,
        organization_id = excluded.organization_id, location_id = excluded.location_id,
        service_at_location_id = excluded.service_at_location_id, words = excluded.words,
        spelled = excluded.spelled, terms = excluded.terms, taxonomies = excluded.taxonomies,
        districts = excluded.districts, groups_served = excluded.groups_served,
        minimum_age = excluded.minimum_age, maximum_age = excluded.maximum_age,
        postcode_district = excluded.postcode_district, at = excluded.at,
        grid = excluded.grid,
        status = excluded.status, modified_at = excluded.modified_at,
        confirmed = excluded.confirmed
      """;
  private static final String DELETE = "DELETE FROM directory_entry WHERE joint_id = ANY (?)";
  private static final String CLEAR = "DELETE FROM directory_schedule WHERE joint_id = ANY (?)";
  private static final String OPEN = "INSERT INTO directory_schedule VALUES (?, ?, ?, ?)";

  private static final String NUMBERS =
      "SELECT nextval('directory_number')::integer FROM generate_series(1, ?)";

  private final Connection connection;
  private final IndexTurn turn;

  IndexWriter(Connection connection, IndexTurn turn) {
    this.connection = connection;
    this.turn = turn;
  }

  void write(List<IndexEntry> entries) throws SQLException {
    List<UUID> ids = entries.stream().map(IndexEntry::id).toList();
    Map<UUID, StandingEntry> standing = StandingEntry.read(connection, ids);
    Iterator<Integer> numbers = numbers(ids.size() - standing.size());
    DirectoryWords words = new DirectoryWords();
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      for (IndexEntry entry : entries) {
        Optional<StandingEntry> before = Optional.ofNullable(standing.get(entry.id()));
        bind(entry, before.map(StandingEntry::number).orElseGet(numbers::next), statement);
        statement.addBatch();
        words.change(before.map(StandingEntry::spelled).orElse(""), entry.spelled());
        turn.written(entry.id());
      }
      statement.executeBatch();
    }
    words.write(connection);
    writeOpenings(entries);
  }

  private Iterator<Integer> numbers(int howMany) throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(NUMBERS)) {
      statement.setInt(1, howMany);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getInt(1));
        }
      }
    }
    return numbers.iterator();
  }

  void delete(Collection<UUID> ids) throws SQLException {
    Collection<StandingEntry> standing =
        ids.isEmpty() ? List.of() : StandingEntry.read(connection, ids).values();
    if (!standing.isEmpty()) {
      execute(DELETE, ids);
      turn.gone(standing);
      DirectoryWords words = new DirectoryWords();
      standing.forEach(entry -> words.change(entry.spelled(), ""));
      words.write(connection);
    }
  }

  private void writeOpenings(List<IndexEntry> entries) throws SQLException {
    execute(CLEAR, entries.stream().map(IndexEntry::id).toList());
    try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
      for (IndexEntry entry : entries) {
        for (Opening opening : entry.openings()) {
          statement.setObject(1, entry.id());
          set(statement, 2, opening.day().map(day -> day.getValue()), Types.SMALLINT);
          set(statement, 3, opening.opens(), Types.TIME);
          set(statement, 4, opening.closes(), Types.TIME);
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private void execute(String sql, Collection<UUID> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, array("uuid", ids));
      statement.executeUpdate();
    }
  }

  private void bind(IndexEntry entry, int number, PreparedStatement row) throws SQLException {
    IndexEntry.Words words = entry.words();
    int next = 0;
    row.setObject(++next, entry.id());
    row.setString(++next, entry.kind().wireName());
    row.setString(++next, entry.name());
    row.setString(++next, entry.name());
    set(row, ++next, entry.organization(), Types.OTHER);
    set(row, ++next, entry.location(), Types.OTHER);
    set(row, ++next, entry.serviceAtLocation(), Types.OTHER);
    row.setString(++next, entry.name());
    row.setString(++next, words.related());
    row.setString(++next, words.description());
    row.setString(++next, words.places());
    row.setString(++next, entry.spelled());
    row.setArray(++next, array("uuid", entry.terms()));
    row.setArray(++next, array("uuid", entry.taxonomies()));
    row.setArray(++next, array("text", entry.districts()));
    row.setArray(++next, array("text", entry.groupsServed()));
    set(row, ++next, entry.minimumAge(), Types.NUMERIC);
    set(row, ++next, entry.maximumAge(), Types.NUMERIC);
    set(row, ++next, entry.postcodeDistrict(), Types.VARCHAR);
    for (int point = 0; point < 2; point++) {
      set(row, ++next, entry.at().map(Point::longitude), Types.DOUBLE);
      set(row, ++next, entry.at().map(Point::latitude), Types.DOUBLE);
    }
    row.setString(++next, entry.status());
    row.setObject(++next, entry.modified().atOffset(ZoneOffset.UTC));
    set(row, ++next, entry.confirmed(), Types.DATE);
    row.setInt(++next, number);
  }

  private static void set(PreparedStatement row, int index, Optional<?> value, int type)
      throws SQLException {
    if (value.isPresent()) {
      row.setObject(index, value.get());
    } else {
      row.setNull(index, type);
    }
  }

  private Array array(String type, Collection<?> values) throws SQLException {
    return connection.createArrayOf(type, values.toArray());
  }
}
