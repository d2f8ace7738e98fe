package org.fingerpost.route.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Carries orders out, in the process that runs the stage which they concern. */
public interface OrderHandler {
  /** What this one can do. */
  Set<Order.Action> actions();

  /**
   * Carries it out. It may have been begun before, by a process that was killed half-way, so doing
   * it twice has to come to the same as doing it once.
   *
   * @return what came of it: names and numbers, never a value of a record
   * @throws OrderRefusedException when it cannot be done at all
   * @throws Exception when it cannot be done now; it is tried again
   */
  ObjectNode carryOut(Order order) throws Exception;
}
