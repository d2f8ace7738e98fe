package org.fingerpost.route.search;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
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
        at, status, modified_at, confirmed)
      VALUES (?, ?::record_kind, ?, lower(unaccent(?)), ?, ?, ?,
        setweight(to_tsvector('directory', ?), 'A') || setweight(to_tsvector('directory', ?), 'B')
          || setweight(to_tsvector('directory', ?), 'C') || setweight(to_tsvector('directory', ?), 'D'),
        ?, ?, ?, ?, ?, ?, ?, ?, point(?, ?), ?, ?, ?)
      ON CONFLICT (joint_id) DO UPDATE SET
        kind = excluded.kind, name = excluded.name, sort_name = excluded.sort_name,
        organization_id = excluded.organization_id, location_id = excluded.location_id,
        service_at_location_id = excluded.service_at_location_id, words = excluded.words,
        spelled = excluded.spelled, terms = excluded.terms, taxonomies = excluded.taxonomies,
        districts = excluded.districts, groups_served = excluded.groups_served,
        minimum_age = excluded.minimum_age, maximum_age = excluded.maximum_age,
        postcode_district = excluded.postcode_district, at = excluded.at,
        status = excluded.status, modified_at = excluded.modified_at,
        confirmed = excluded.confirmed
      """;
  private static final String DELETE = "DELETE FROM directory_entry WHERE joint_id = ANY (?)";
  private static final String CLEAR = "DELETE FROM directory_schedule WHERE joint_id = ANY (?)";
  private static final String OPEN = "INSERT INTO directory_schedule VALUES (?, ?, ?, ?)";

  private final Connection connection;

  IndexWriter(Connection connection) {
    this.connection = connection;
  }

  void write(List<IndexEntry> entries) throws SQLException {
    DirectoryWords.learn(connection, entries);
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      for (IndexEntry entry : entries) {
        bind(entry, statement);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    writeOpenings(entries);
  }

  void delete(Collection<UUID> ids) throws SQLException {
    if (execute(DELETE, ids) > 0) {
      DirectoryWords.noteLoss(connection);
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

  private int execute(String sql, Collection<UUID> ids) throws SQLException {
    if (ids.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, array("uuid", ids));
      return statement.executeUpdate();
    }
  }

  private void bind(IndexEntry entry, PreparedStatement row) throws SQLException {
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
    set(row, ++next, entry.at().map(Point::longitude), Types.DOUBLE);
    set(row, ++next, entry.at().map(Point::latitude), Types.DOUBLE);
    row.setString(++next, entry.status());
    row.setObject(++next, entry.modified().atOffset(ZoneOffset.UTC));
    set(row, ++next, entry.confirmed(), Types.DATE);
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
