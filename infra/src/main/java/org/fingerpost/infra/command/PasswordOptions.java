package org.fingerpost.infra.command;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fingerpost.infra.hub.UsageException;
import picocli.CommandLine.Option;

/** Where a password comes from: never from the command line, which every process may read. */
final class PasswordOptions {
  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Read the password from that file's first line; else it is asked for.")
  private Path file;

  String read() {
    return file == null ? asked() : fromFile();
  }

  private String fromFile() {
    try {
      return Files.readAllLines(file).stream().findFirst().orElse("");
    } catch (IOException e) {
      throw new UsageException("The password cannot be read from %s.".formatted(file), e);
    }
  }

  private static String asked() {
    Console console = System.console();
    if (console == null) {
      throw new UsageException(
          "There is nobody to ask for the password here. Give it in a file with --password-file.");
    }
    char[] once = console.readPassword("Password: ");
    char[] again = console.readPassword("Again: ");
    if (once == null || !Arrays.equals(once, again)) {
      throw new UsageException("The two are not the same. Nothing was changed.");
    }
    return new String(once);
  }
}
