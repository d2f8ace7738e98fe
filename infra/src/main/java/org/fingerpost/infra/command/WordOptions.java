package org.fingerpost.infra.command;

import org.fingerpost.infra.hub.UsageException;
import picocli.CommandLine.Option;

/** Who says something about a dataset, and why: kept with the word. */
final class WordOptions {
  private static final int LONGEST = 500;

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why, for those who look at it later. Needed.")
  private String because;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who says so (default: ${DEFAULT-VALUE}).")
  private String by;

  String because() {
    if (because.isBlank() || because.length() > LONGEST) {
      throw new UsageException(
          "Say why, in at most %d characters, with --because \"...\": whoever looks at it later will ask."
              .formatted(LONGEST));
    }
    return because;
  }

  String by() {
    return by;
  }
}
