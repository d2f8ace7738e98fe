package org.fingerpost.infra.command;

/** What the program's exit codes mean, so that a script can tell what to do. */
public enum ExitCode {
  OK(0, "done"),
  UNEXPECTED(1, "something went wrong that should not; the log says what"),
  USAGE(2, "the command was called wrongly: a missing folder, a port in use, an unknown option"),
  BAD_DESCRIPTOR(3, "a member descriptor cannot be used; the message gives line and column"),
  MEMBER_UNREACHABLE(4, "a member system cannot be read"),
  ENGINE_UNAVAILABLE(5, "the broker or the database does not start or does not answer"),
  STAGE_SAW_NOTHING(6, "the demo ran to its end, but a stage saw no record"),
  REFUSED(7, "what was asked cannot be done as it was asked; nothing was done"),
  STILL_WAITING(8, "asked, but no hub has done it yet; it is done when one can");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }
}
