package org.fingerpost.infra.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.database.DatabaseTables;
import org.fingerpost.connector.descriptor.ReadyMade;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.draft.Draft;
import org.fingerpost.connector.draft.FileHeaders;
import org.fingerpost.connector.draft.Found;
import org.fingerpost.connector.draft.WebList;
import org.fingerpost.infra.hub.MemberConnectors;
import org.fingerpost.infra.hub.UsageException;

/**
 * Looks at a member's system and drafts its descriptor.
 *
 * @param id the member's
 * @param name the member's
 * @param secretVariable the environment variable with the password or the key
 */
record FirstDraft(String id, String name, Optional<String> secretVariable) {
  /** Of the tables of a database, CiviCRM's too. */
  String ofDatabase(String database, String user) throws SourceException {
    String secret = "${env:%s}".formatted(secretVariable.orElseGet(this::defaultSecret));
    List<DatabaseTables.Table> tables =
        DatabaseTables.of(
            new SystemDescriptor.Database(database, user, new Secret(secret)),
            new MemberConnectors()::secret);
    boolean civicrm = tables.stream().anyMatch(table -> table.name().equals("civicrm_contact"));
    String access =
        "database: {url: %s, user: %s, password: %s}"
            .formatted(quoted(database), quoted(user), quoted(secret));
    if (civicrm) {
      List<String> system = List.of("civicrm:", "  " + access);
      return new Draft(LocalDate.now())
          .write(id, name, system, List.of(), ReadyMade.civicrm().names());
    }
    return write(access, tables.stream().map(FirstDraft::found).toList());
  }

  private String defaultSecret() {
    return id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceFirst("^(\\d)", "_$1")
        + "_PASSWORD";
  }

  private static Found found(DatabaseTables.Table table) {
    List<String> times =
        table.columns().entrySet().stream()
            .filter(c -> c.getValue().contains("date") || c.getValue().contains("moment"))
            .map(Map.Entry::getKey)
            .toList();
    return new Found(
        table.name(),
        List.of("table: " + quoted(table.name())),
        List.copyOf(table.columns().keySet()),
        table.key(),
        times);
  }

  /**
   * Of the headers of files.
   *
   * @param home the folder that the descriptor will stand in
   */
  String ofFolder(Path folder, Path home)
      throws IOException, SourceException, InterruptedException {
    Path whole = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(whole)) {
      throw new UsageException("There is no folder %s.".formatted(folder));
    }
    Path relative = home.normalize().relativize(whole);
    String place = relative.toString().isEmpty() ? "." : relative.toString().replace('\\', '/');
    return write("files: {folder: %s}".formatted(quoted(place)), FileHeaders.in(whole));
  }

  /** Of the records of one list on the web. */
  String ofList(URI url) throws SourceException, InterruptedException {
    Optional<String> token =
        secretVariable.map(env -> new MemberConnectors().secret(new Secret("${env:" + env + "}")));
    WebList list = WebList.at(url, token);
    String base = url.getScheme() + "://" + url.getAuthority();
    String auth =
        secretVariable
            .map(env -> ", auth: {bearer: %s}".formatted(quoted("${env:" + env + "}")))
            .orElse("");
    String records = list.pointer().isEmpty() ? "" : ", records: " + quoted(list.pointer());
    String path = Optional.ofNullable(url.getRawPath()).filter(p -> !p.isEmpty()).orElse("/");
    String last = path.replaceFirst("/+$", "").replaceFirst(".*/", "");
    Found found =
        new Found(
            last.isEmpty() ? "records" : last,
            List.of("path: " + quoted(path)),
            list.columns(),
            Optional.empty(),
            List.of());
    return write(
        "http: {url: %s%s, paging: {by: none}%s}".formatted(quoted(base), auth, records),
        List.of(found));
  }

  private String write(String system, List<Found> found) {
    return new Draft(LocalDate.now()).write(id, name, List.of(system), found, List.of());
  }

  private static String quoted(String word) {
    return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
