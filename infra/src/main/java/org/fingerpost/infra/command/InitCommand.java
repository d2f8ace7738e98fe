package org.fingerpost.infra.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.infra.hub.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fingerpost init}: a first descriptor from what a member's system has. */
@Command(
    name = "init",
    header = "Looks at a member's system and writes a first descriptor, everything withheld.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost init members/barn.yaml",
      "  fingerpost init members/barn.yaml --name \"Barn\" --database jdbc:postgresql://127.0.0.1/barn \\",
      "      --user fingerpost_reader --secret-env BARN_PASSWORD",
      "  fingerpost init members/vale.yaml --name \"Vale\" --folder exports",
      "  fingerpost init members/hub.yaml --name \"Hub\" --url https://api.example.org/groups",
      "",
      "What is not said by options is asked. It reads names of tables and columns, headers or one",
      "list, and no row of a database. A file that is there is never overwritten. The mapping is",
      "guessed from names; go through it, say who may see what, then run 'fingerpost check'."
    })
final class InitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The descriptor to write, such as barn.yaml.")
  private Path file;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The member's id (from the file's name).")
  private String id;

  @Option(names = "--name", paramLabel = "NAME", description = "The member's name.")
  private String name;

  @Option(names = "--database", paramLabel = "JDBC-URL", description = "A database; CiviCRM's too.")
  private String database;

  @Option(names = "--user", paramLabel = "USER", description = "Who reads the database.")
  private String user;

  @Option(
      names = {"--secret-env", "--token-env"},
      paramLabel = "NAME",
      description = "The environment variable with the password or the key.")
  private String secretEnv;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "A folder of CSV files and workbooks.")
  private Path folder;

  @Option(names = "--url", paramLabel = "URL", description = "A list that is handed out as JSON.")
  private URI url;

  @Override
  public Integer call()
      throws IOException, DescriptorException, SourceException, InterruptedException {
    refuseToOverwrite();
    askWhatIsMissing();
    String text = draft();
    new DescriptorReader().read(String.valueOf(file.getFileName()), text, folderOfFile());
    Files.createDirectories(folderOfFile());
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Wrote " + file + ". Nothing is shared: every field is withheld.");
    out.println("Say in it who may see what, then look: fingerpost check " + file);
    out.flush();
    return ExitCode.OK.number();
  }

  private void refuseToOverwrite() {
    if (Files.exists(file)) {
      throw new UsageException(
          "There is a file %s already, and it is left as it is. Name another.".formatted(file));
    }
  }

  private Path folderOfFile() {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
  }

  private void askWhatIsMissing() throws IOException {
    if (id == null) {
      String plain = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
      id = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
    }
    long systems =
        List.of(database != null, folder != null, url != null).stream().filter(is -> is).count();
    if (systems > 1) {
      throw new UsageException("Name one system: --database, --folder or --url.");
    }
    if (name != null && systems == 1 && (database == null || user != null)) {
      return;
    }
    BufferedReader answers =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    name = name == null ? ask(answers, "The member's name", "--name") : name;
    if (systems == 0) {
      takeSystem(
          ask(
              answers,
              "Its database (jdbc:...), folder of files, or list (https://...)",
              "--database, --folder or --url"));
    }
    if (database != null && user == null) {
      user = ask(answers, "The database user who may read and nothing else", "--user");
    }
  }

  private void takeSystem(String answer) {
    if (answer.startsWith("jdbc:")) {
      database = answer;
    } else if (answer.startsWith("http:") || answer.startsWith("https:")) {
      url = URI.create(answer);
    } else {
      folder = Path.of(answer);
    }
  }

  private String ask(BufferedReader answers, String question, String option) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.print(question + ": ");
    out.flush();
    String answer = answers.readLine();
    if (answer == null || answer.isBlank()) {
      throw new UsageException(question + " is needed: answer, or give " + option + ".");
    }
    return answer.strip();
  }

  private String draft() throws IOException, SourceException, InterruptedException {
    try {
      FirstDraft first = new FirstDraft(id, name, Optional.ofNullable(secretEnv));
      if (database != null) {
        return first.ofDatabase(database, user);
      }
      return folder != null ? first.ofFolder(folder, folderOfFile()) : first.ofList(url);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }
}
