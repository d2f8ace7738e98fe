package org.fingerpost.route.joint;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.fingerpost.schema.JointRecord;

/**
 * Joint records that were written a moment ago, from the resolver to a publisher in the same
 * process, so that it need not read and parse them again. They stand under the outbox row that
 * names them: a row is never older than what it names, so a record found under the newest row that
 * names it is at least as new as the publisher must send.
 *
 * <p>Only a short cut: what is not here stands in the joint database. Safe for use by many threads.
 */
public final class FreshJoints {
  /** Two batches of the resolver; each takes about 10 KB. */
  private static final int MOST = 1_000;

  private final int most;
  private final NavigableMap<Long, Map<UUID, Fresh>> byRow = new TreeMap<>();
  private int held;
  private long sent;

  private FreshJoints(int most) {
    this.most = most;
  }

  /** For a process that resolves and publishes. */
  public static FreshJoints shared() {
    return new FreshJoints(MOST);
  }

  /** For a process that does only one of both: it never holds anything. */
  public static FreshJoints none() {
    return new FreshJoints(0);
  }

  /**
   * A joint record and its document.
   *
   * @param document as {@link org.fingerpost.schema.JointCodec} writes it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and copying each would cost
  public record Fresh(JointRecord record, byte[] document) {}

  /**
   * Keeps what a row of the outbox names, if there is room: the publisher takes the oldest rows
   * first. To be called after the row was committed, and never for one that was not.
   *
   * @param joints not changed afterwards
   */
  public synchronized void put(long outboxRow, Map<UUID, Fresh> joints) {
    boolean late = outboxRow <= sent;
    if (!late && held + joints.size() <= most && !joints.isEmpty()) {
      byRow.put(outboxRow, joints);
      held += joints.size();
    }
  }

  /** The joint record as it was when that row was written. */
  public synchronized Optional<Fresh> find(long outboxRow, UUID jointId) {
    return Optional.ofNullable(byRow.get(outboxRow)).map(joints -> joints.get(jointId));
  }

  /** Lets go of what that row and those before it named: it was sent, by whatever process. */
  public synchronized void sentUpTo(long outboxRow) {
    sent = Math.max(sent, outboxRow);
    byRow.headMap(outboxRow, true).clear();
    held = byRow.values().stream().mapToInt(Map::size).sum();
  }

  /** Lets go of everything: another process publishes. */
  public synchronized void clear() {
    byRow.clear();
    held = 0;
  }
}
