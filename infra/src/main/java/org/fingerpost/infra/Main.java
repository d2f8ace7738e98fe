package org.fingerpost.infra;

import org.fingerpost.infra.command.FingerpostCommand;

/** The program {@code fingerpost}. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(FingerpostCommand.commandLine().execute(arguments));
  }
}
