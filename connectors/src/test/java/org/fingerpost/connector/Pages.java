package org.fingerpost.connector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** Keeps every page that it is given. */
public final class Pages implements PageSink {
  /** What came. */
  public final List<Page> pages = new ArrayList<>();

  /** The columns that were told, in their order. */
  public final List<SourceShape> shapes = new ArrayList<>();

  @Override
  public void accept(Page page) {
    pages.add(page);
  }

  @Override
  public void shape(SourceShape shape) {
    shapes.add(shape);
  }

  /** All rows, in their order. */
  public List<SourceRow> rows() {
    return pages.stream().flatMap(page -> page.rows().stream()).toList();
  }

  /** All keys, in their order. */
  public List<String> keys() {
    return rows().stream().map(SourceRow::key).toList();
  }

  /** The fields of the last row of that key. */
  public ObjectNode fields(String key) {
    return rows().stream()
        .filter(row -> row.key().equals(key))
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new NoSuchElementException("no row of key " + key))
        .fields();
  }

  /** The position after the last page; the given one where none came. */
  public Position position(Position before) {
    return pages.isEmpty() ? before : pages.get(pages.size() - 1).next();
  }
}
