package org.fingerpost.infra.command;

import org.fingerpost.route.control.Asked;
import picocli.CommandLine.Option;

/** Who asks and why, for the audit: what every command takes that changes something. */
final class AskedOptions {
  @Option(
      names = "--because",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why, for those who look at it later.")
  private String because;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who asks for it (default: ${DEFAULT-VALUE}).")
  private String by;

  Asked asked() {
    return new Asked(by, because);
  }
}
