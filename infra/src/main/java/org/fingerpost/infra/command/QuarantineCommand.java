package org.fingerpost.infra.command;

import org.fingerpost.infra.hub.UsageException;
import picocli.CommandLine.Command;

/** {@code fingerpost quarantine}: the records that a stage could not take. */
@Command(
    name = "quarantine",
    header = "Shows the records that could not be taken, replays or discards them.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      QuarantineListCommand.class,
      QuarantineShowCommand.class,
      QuarantinePreviewCommand.class,
      QuarantineReplayCommand.class,
      QuarantineDiscardCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost quarantine list",
      "  fingerpost quarantine list --member barn --reason required --each",
      "  fingerpost quarantine preview --member barn",
      "  fingerpost quarantine replay --member barn --because \"the mapping is mended\"",
      "  fingerpost quarantine discard 2f0c... --because \"a test row\""
    })
final class QuarantineCommand implements Runnable {
  @Override
  public void run() {
    throw new UsageException(
        "Say what to do: list, show, preview, replay or discard. See 'fingerpost quarantine --help'.");
  }
}
