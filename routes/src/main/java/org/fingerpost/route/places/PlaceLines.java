package org.fingerpost.route.places;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.postgresql.copy.CopyIn;

/** Places as lines of PostgreSQL's text copy. Nothing in one can need escaping but the district. */
final class PlaceLines implements Consumer<Place>, AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final CopyIn copy;
  private final StringBuilder lines = new StringBuilder(CHUNK + 200);

  PlaceLines(CopyIn copy) {
    this.copy = copy;
  }

  @Override
  public void accept(Place place) {
    lines
        .append(place.postcode().text())
        .append('\t')
        .append(place.point().latitude())
        .append('\t')
        .append(place.point().longitude())
        .append('\t')
        .append(place.district().map(PlaceLines::plain).orElse("\\N"))
        .append('\n');
    if (lines.length() > CHUNK) {
      send();
    }
  }

  private static String plain(String code) {
    return code.replaceAll("[^A-Za-z0-9]", "");
  }

  void finish() throws SQLException {
    send();
    copy.endCopy();
  }

  private void send() {
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    lines.setLength(0);
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
    } catch (SQLException e) {
      throw new IllegalStateException("The joint database broke off while it took places.", e);
    }
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
