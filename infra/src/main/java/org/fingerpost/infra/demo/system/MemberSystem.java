package org.fingerpost.infra.demo.system;

import java.util.List;
import java.util.Map;
import org.fingerpost.infra.demo.invent.Fact;

/**
 * A member's own system, as the member's own people use it. Used by one thread at a time.
 *
 * <p>Every method throws {@link MemberSystemException} when the system cannot be reached.
 */
public interface MemberSystem extends AutoCloseable {
  /** What it is made of. */
  SystemPlan plan();

  /**
   * Makes the system and fills it, unless it is there already.
   *
   * @param records the facts of every record, by form
   * @return whether it was made now
   */
  boolean setUp(Map<Form, List<Map<Fact, String>>> records);

  /** Every record, as it stands. */
  List<Map<Fact, String>> records(Form form);

  /** Types in a record; its key is among the facts. */
  void add(Form form, Map<Fact, String> facts);

  /** Changes some facts of a record. */
  void change(Form form, String key, Map<Fact, String> facts);

  /** Removes a record without a trace. */
  void remove(Form form, String key);

  /** What the system does by itself: finish a slow save, send what is waiting. */
  default void settle() {}

  /** Lets go of connections. Never throws. */
  @Override
  void close();
}
