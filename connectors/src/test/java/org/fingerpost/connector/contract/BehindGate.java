package org.fingerpost.connector.contract;

/** A system whose server goes on, and cannot be reached while its door is shut. */
public interface BehindGate extends MemberSystem {
  /** The door, which everybody goes through who connects. */
  Gate gate();

  @Override
  default void goAway() {
    gate().shut();
  }

  @Override
  default void comeBack() {
    gate().reopen();
  }

  @Override
  default int connections() {
    return gate().visitors();
  }
}
