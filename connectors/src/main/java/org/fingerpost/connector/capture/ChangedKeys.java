package org.fingerpost.connector.capture;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * What one batch of the log says: which rows changed, and where the log stands after it. What is no
 * change of a row (a changed table, a sign of life, which have no value or none of a row) moves the
 * position and nothing else.
 */
final class ChangedKeys {
  private static final String TRUNCATED = "t";
  private static final Set<String> OF_ROWS = Set.of("c", "u", "d", "r");

  private final LinkedHashSet<String> keys = new LinkedHashSet<>();
  private final Set<Long> transactions = new HashSet<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean safe;
  private boolean truncated;
  private Map<String, Object> offset = Map.of();

  ChangedKeys(List<SourceRecord> records) {
    records.forEach(this::take);
  }

  private void take(SourceRecord record) {
    offset = Map.copyOf(withoutNulls(record.sourceOffset()));
    if (record.value() instanceof Struct value && value.schema().field("op") != null) {
      String operation = value.getString("op");
      truncated |= TRUNCATED.equals(operation);
      if (OF_ROWS.contains(operation)) {
        note(record, value.getStruct("source"));
      }
    }
  }

  private void note(SourceRecord record, Struct source) {
    Struct key = (Struct) record.key();
    String text = text(key.get(key.schema().fields().get(0)));
    // Again at the end: its last version is the one that is read.
    keys.remove(text);
    keys.add(text);
    Field transaction = source.schema().field("txId");
    if (transaction != null && source.get(transaction) instanceof Long number) {
      transactions.add(number);
    }
  }

  private static Map<String, Object> withoutNulls(Map<String, ?> offset) {
    Map<String, Object> there = new java.util.TreeMap<>(offset);
    there.values().removeIf(java.util.Objects::isNull);
    return there;
  }

  /** As the reader of rows writes a key. */
  private static String text(Object value) {
    return value instanceof BigDecimal number
        ? number.toPlainString()
        : String.valueOf(value).stripTrailing();
  }

  /** The keys of the rows that changed, each once, in order of their last change. */
  List<String> keys() {
    return new ArrayList<>(keys);
  }

  /** The numbers of the transactions that changed them, where the source numbers them. */
  Set<Long> transactions() {
    return transactions;
  }

  /** Whether the table was emptied in one go, of which the log names no row. */
  boolean isTruncated() {
    return truncated;
  }

  /** Where the log stands after this. */
  Map<String, Object> offset() {
    return offset;
  }

  /** Every row of it is safe: the log may forget it. */
  void safe() {
    safe = true;
    done.countDown();
  }

  /** Nobody takes it: it comes again. */
  void abandon() {
    done.countDown();
  }

  /** Waits for one or the other. */
  boolean awaitSafe() throws InterruptedException {
    done.await();
    return safe;
  }
}
