package org.fingerpost.infra.command;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.fingerpost.infra.backup.Backup;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code fingerpost backup}. */
@Command(
    name = "backup",
    header = "Copies a hub's database, topics and keys into a folder, while it runs or not.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "The copy holds what members share, and the keys of referrals: keep it where only you read it.",
      "Engines of your own are backed up by their own tools, PostgreSQL first."
    })
final class BackupCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private AskedOptions asked;
  @Mixin private Output output;

  @Parameters(paramLabel = "FOLDER", description = "A folder that is not there yet.")
  private Path target;

  @Override
  public Integer call() throws IOException, SQLException {
    Backup.Made made =
        Backup.make(options.settings(), target.toAbsolutePath().normalize(), asked.asked());
    output.done(
        Json.object()
            .put("folder", made.folder().toString())
            .put("made", made.at().toString())
            .put("files", made.files())
            .put("bytes", made.bytes()),
        "Backed up as of %s: %,d files, %,d MiB, in %s. 'fingerpost restore' puts it back."
            .formatted(made.at(), made.files(), made.bytes() >> 20, made.folder()));
    return ExitCode.OK.number();
  }
}
