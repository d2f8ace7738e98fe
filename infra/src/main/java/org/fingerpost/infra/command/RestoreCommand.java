package org.fingerpost.infra.command;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.fingerpost.infra.backup.Restore;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code fingerpost restore}. */
@Command(
    name = "restore",
    header = "Puts a backup where a hub's data folder was; the hub must not run.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "The hub then goes on by itself: it reads again what members' systems hold since the backup.",
      "Members that push have to send again what they pushed since. People sign in again."
    })
final class RestoreCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private AskedOptions asked;
  @Mixin private Output output;

  @Parameters(paramLabel = "FOLDER", description = "What 'fingerpost backup' made.")
  private Path backup;

  @Override
  public Integer call() throws IOException, SQLException {
    Instant made = Restore.run(backup, options.data, asked.asked());
    output.done(
        Json.object().put("folder", options.data.toString()).put("as_of", made.toString()),
        "Restored into %s, as of %s. Start the hub; members that push have to send again what they pushed since."
            .formatted(options.data, made));
    return ExitCode.OK.number();
  }
}
