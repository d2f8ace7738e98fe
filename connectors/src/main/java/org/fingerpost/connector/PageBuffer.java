package org.fingerpost.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Gathers rows into pages, by number and by size, and hands each over with the position that it
 * reaches. A full page waits for the row after it, so that the last page of a reading is always
 * still here when {@link #finish} says what the whole reading reached.
 */
public final class PageBuffer {
  /** The most rows of a page: enough for the stages after it, few enough for a small heap. */
  public static final int ROWS = 1_000;

  private static final long CHARACTERS = 8_000_000;

  private final PageSink sink;
  private List<SourceRow> rows = new ArrayList<>();
  private long characters;
  private Position reached = Position.START;
  private boolean full;

  /** Hands its pages to the sink. */
  public PageBuffer(PageSink sink) {
    this.sink = sink;
  }

  /**
   * Takes the next row.
   *
   * @param size about how many characters it holds
   * @param position the position after this row; asked only at the end of a page
   */
  public void add(SourceRow row, long size, Supplier<Position> position)
      throws InterruptedException {
    if (full) {
      handOver(reached);
    }
    rows.add(row);
    characters += size;
    full = rows.size() >= ROWS || characters >= CHARACTERS;
    if (full) {
      reached = position.get();
    }
  }

  /** Hands over what is left; nothing where no row is left. */
  public void finish(Position position) throws InterruptedException {
    if (!rows.isEmpty()) {
      handOver(position);
    }
  }

  private void handOver(Position position) throws InterruptedException {
    sink.accept(new Page(rows, position));
    rows = new ArrayList<>();
    characters = 0;
    full = false;
  }
}
