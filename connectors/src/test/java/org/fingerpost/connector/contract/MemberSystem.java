package org.fingerpost.connector.contract;

import java.util.List;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.descriptor.DatasetDescriptor;

/**
 * A real member system in the hands of a test: what its people do to it, and how it fails. It
 * starts without rows. What a system cannot do is waived; then nobody calls it.
 */
public interface MemberSystem extends AutoCloseable {
  /** The dataset under test, made by {@link ContractDataset}. */
  DatasetDescriptor dataset();

  /** A connector as a hub has it that was started just now. */
  Connector connect();

  /** A connector whose password or key is {@code not-the-secret}. */
  default Connector connectWithWrongPassword() {
    throw waived();
  }

  /** Inserts rows or changes them, by key; committed when it returns. */
  void put(List<Row> rows) throws Exception;

  /** As {@link #put}, with one and the same time of change on all of them. */
  default void putInOneMoment(List<Row> rows) throws Exception {
    put(rows);
  }

  /** Puts a row that is stamped now and committed only by {@link Pending#commit}. */
  default Pending begin(Row row) throws Exception {
    throw waived();
  }

  /** Deletes rows. */
  void delete(List<String> keys) throws Exception;

  /** Puts a row of which no record can be made: without key, ragged, or of the wrong form. */
  void putBadRow() throws Exception;

  /** Takes the column of the name away. */
  void loseColumn() throws Exception;

  /** Puts the column of the name back, with what it held. */
  void regainColumn() throws Exception;

  /** Cannot be reached from now on; open connections break. */
  void goAway() throws Exception;

  /** Can be reached again. */
  void comeBack() throws Exception;

  /** How often somebody connected since the system was started; 0 where nobody counts. */
  default int connections() {
    return 0;
  }

  @Override
  void close() throws Exception;

  /** A transaction that is still open. */
  interface Pending extends AutoCloseable {
    /** Commits it. */
    void commit() throws Exception;

    @Override
    void close() throws Exception;
  }

  private static UnsupportedOperationException waived() {
    return new UnsupportedOperationException("say @Waived, with the reason, or do it here");
  }
}
