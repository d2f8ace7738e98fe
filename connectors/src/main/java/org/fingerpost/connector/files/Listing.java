package org.fingerpost.connector.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.fingerpost.connector.PageBuffer;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.schema.Json;

/** The rows of all files together: one listing, in which a key stands once. */
public final class Listing implements RowTaker {
  private final PageBuffer pages;
  private final PageSink shapes;
  private final boolean single;
  private final Position before;
  private final SortedSet<String> columns;
  private final String key;
  private final Map<String, List<String>> aliases;
  private final Map<String, String> places = new HashMap<>();
  private Optional<SourceException> doubt = Optional.empty();
  private long rows;

  /**
   * A listing that is handed over in pages.
   *
   * @param shapes is told the headers
   * @param single whether it is one file: then its headers are all there are
   * @param aliases other headers that a column may have
   * @param before the position of every page: only the whole listing moves it
   */
  public Listing(
      PageBuffer pages,
      PageSink shapes,
      boolean single,
      Position before,
      SortedSet<String> columns,
      String key,
      Map<String, List<String>> aliases) {
    this.pages = pages;
    this.shapes = shapes;
    this.single = single;
    this.before = before;
    this.columns = columns;
    this.key = key;
    this.aliases = aliases;
  }

  @Override
  public void headers(List<String> seen) throws SourceException {
    SortedSet<String> wanted = new TreeSet<>(columns);
    wanted.add(key);
    SortedSet<String> named = Header.named(seen, wanted, aliases);
    SortedMap<String, String> shape = new TreeMap<>();
    named.forEach(name -> shape.put(name, ""));
    shapes.shape(new SourceShape(shape, single || !named.containsAll(wanted)));
  }

  @Override
  public void row(String place, Function<String, JsonNode> cells, long size)
      throws InterruptedException {
    ObjectNode fields = Json.object();
    for (String column : columns) {
      fields.set(column, cells.apply(column));
    }
    JsonNode found = cells.apply(key);
    keep(new SourceRow(found.isNull() ? "" : text(found), place, fields), size);
  }

  @Override
  public void spoilt(String place, String keyText, String sentence) throws InterruptedException {
    // Where a good row has the key, that row stands for it, and this one must not take its place.
    String own = places.containsKey(keyText) ? "" : keyText;
    add(SourceRow.unreadable(own, place, sentence), sentence.length());
  }

  @Override
  public void doubt(SourceException why) {
    doubt = doubt.or(() -> Optional.of(why));
  }

  /** How many rows there were. */
  public long rows() {
    return rows;
  }

  /** Why rows may be missing, where they may. */
  public Optional<SourceException> doubt() {
    return doubt;
  }

  private static String text(JsonNode value) {
    return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText().strip();
  }

  private void keep(SourceRow row, long size) throws InterruptedException {
    String earlier = row.key().isEmpty() ? null : places.putIfAbsent(row.key(), row.place());
    add(earlier == null ? row : repeated(row, earlier), size);
  }

  private static SourceRow repeated(SourceRow row, String earlier) {
    return SourceRow.unreadable(
        "",
        row.place(),
        "The key of %s stands already in %s, and only that row is taken. Give each record a key of its own, or remove the one that is out of date."
            .formatted(row.place(), earlier));
  }

  private void add(SourceRow row, long size) throws InterruptedException {
    rows++;
    pages.add(row, size, () -> before);
  }
}
