package org.fingerpost.infra.demo.system;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.fingerpost.embedded.EmbeddedDatabase;

/**
 * Opens member systems under the demo's data folder.
 *
 * @param folder where the files and H2 databases lie
 * @param hub where pushing systems send to; empty as long as there is no hub
 */
public record MemberSystems(
    Path folder, EmbeddedDatabase database, SecretFiles secrets, Supplier<Optional<URI>> hub) {
  /** The system of that member, not yet set up. */
  public MemberSystem open(String member) {
    SystemPlan plan = SystemPlans.of(member);
    return switch (plan.engine()) {
      case "postgresql" -> new PostgresHost(database).system(plan, secrets);
      case "h2" -> h2(plan);
      case "csv" ->
          folderOf(
              plan,
              new CsvStore(
                  plan.separator().charAt(0), Charset.forName(plan.charset()), plan.mark()));
      case "xlsx" -> folderOf(plan, new XlsxStore());
      case "push" ->
          new PushSystem(
              folderOf(plan, new JsonStore()),
              folder.resolve(member).resolve("unsent.txt"),
              new PushClient(hub, member, secrets.secret(member + "-push")));
      default ->
          throw new IllegalArgumentException(
              "the demo has no member system of the kind \"%s\"".formatted(plan.engine()));
    };
  }

  /** The JDBC address, without the database's name, of the H2 databases in that folder. */
  public static String h2Address(Path folder) {
    return "jdbc:h2:file:" + folder.toAbsolutePath().toString().replace('\\', '/');
  }

  private FolderSystem folderOf(SystemPlan plan, RowStore store) {
    return new FolderSystem(plan, folder.resolve(plan.member()), store);
  }

  private SqlSystem h2(SystemPlan plan) {
    String reader = secrets.secret(plan.member() + "-reader");
    return new SqlSystem(
        plan,
        h2Address(folder) + '/' + plan.member(),
        "OWNER",
        secrets.secret(plan.member() + "-owner"),
        List.of(
            // Kept open between the visits of its people: closing after each would cost more than
            // the work.
            "SET DB_CLOSE_DELAY -1",
            "CREATE USER IF NOT EXISTS READER PASSWORD '" + reader + "'",
            "GRANT SELECT ON SCHEMA PUBLIC TO READER"));
  }
}
