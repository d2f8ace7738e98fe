package org.fingerpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.infra.hub.MemberConnectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What it costs a member to be asked for changes when there are none. */
@Command(
    name = "quiet",
    description = "What one look for changes costs a member's database when there are none.")
final class Quiet implements Callable<Integer> {
  /** Longer than twice the lag: what was written before is then not read again. */
  private static final Duration UNTIL_SETTLED = Duration.ofSeconds(3);

  /** A dataset that tells no time of change hands over everything each time. */
  private static final int MOST_TRIES = 4;

  /** Long enough for the pool to ask whether the connection still lives, as between real looks. */
  private static final Duration BETWEEN = Duration.ofMillis(700);

  private static final String AGREEMENT =
      """
          agreement:
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            public: [%s]
      """;

  private static final String CIVI_AGREED = AGREEMENT.formatted("name, email, phones, addresses");

  private static final String ACTIVITIES =
      "  activities:\n" + AGREEMENT.formatted("name, activity_type, starts_at") + "    lag: PT1S\n";

  private static final String CIVI =
      "  organizations:\n"
          + CIVI_AGREED
          + "    lag: PT1S\n  people:\n"
          + CIVI_AGREED
          + "    lag: PT1S\n"
          + ACTIVITIES
          + "  events:\n"
          + AGREEMENT.formatted("name, activity_type, starts_at")
          + "    lag: PT1S\n";

  private static final String TABLE =
      "  groups: {kind: organization, table: groups, changed: changed, key: id, lag: PT1S,"
          + " fields: {name: group_name, description: description, email: email, addresses.city: town},"
          + " agreement: {lawful_basis: legitimate interests, review_date: 2099-04-01, retention: P3Y,"
          + " public: [name, description, email, addresses]}}\n";

  @Option(names = "--rows", defaultValue = "100000", description = "Of the table.")
  private long rows;

  @Option(names = "--looks", defaultValue = "10")
  private int looks;

  @Option(names = "--statements", description = "Shows what one look sends.")
  private boolean statements;

  @Option(
      names = "--civi",
      defaultValue = "../shared/data/civicrm/5.33.2-debian",
      description = "The folder with a CiviCRM's schema and sample data (${DEFAULT-VALUE}).")
  private Path civi;

  @Override
  public Integer call() throws Exception {
    Path folder = Workspace.make();
    System.out.printf("%n## One look for changes at a quiet source, mean of %d%n%n", looks);
    System.out.println("| | statements | rows that the server read | rows handed over |");
    System.out.println("| --- | ---: | ---: | ---: |");
    try (QuietServer server = new QuietPostgres(folder.resolve("postgresql"), rows)) {
      measure("PostgreSQL, a table of %,d rows".formatted(rows), folder, server, TABLE);
    }
    try (QuietServer server = QuietMariaDb.withTable(folder.resolve("mariadb"), rows)) {
      measure("MariaDB, a table of %,d rows".formatted(rows), folder, server, TABLE);
    }
    if (Files.isDirectory(civi)) {
      try (QuietMariaDb server = QuietMariaDb.withCivi(folder.resolve("civicrm"), civi, rows)) {
        measure("CiviCRM", folder, server, CIVI);
        server.indexActivities();
        measure(
            "CiviCRM, activities with the index that check asks for", folder, server, ACTIVITIES);
      }
    } else {
      System.out.printf("| CiviCRM: its data are not at %s | | | |%n", civi);
    }
    Workspace.remove(folder);
    return 0;
  }

  private void measure(String name, Path folder, QuietServer server, String datasets)
      throws Exception {
    MemberDescriptor member = descriptor(folder, server.system(), datasets);
    try (Connector connector = new MemberConnectors().apply(member)) {
      for (DatasetDescriptor dataset : member.datasets()) {
        String label = member.datasets().size() > 1 ? name + ", " + dataset.name() : name;
        measure(label, connector, dataset, server);
      }
    }
  }

  private static MemberDescriptor descriptor(Path folder, String system, String datasets)
      throws IOException, DescriptorException {
    String text = "member: {id: bench, name: Bench}\nsystem:\n  %s\ndatasets:\n%s";
    return new DescriptorReader()
        .read("quiet.yaml", text.formatted(system, datasets), folder)
        .descriptor();
  }

  private void measure(
      String name, Connector connector, DatasetDescriptor dataset, QuietServer server)
      throws Exception {
    Reading reading = new Reading(connector, dataset);
    reading.settle();
    // To read the log of statements counts as reading rows: it is done outside of the measure.
    server.statements();
    long before = server.rowsRead();
    reading.handedOver = 0;
    for (int look = 0; look < looks; look++) {
      LockSupport.parkNanos(BETWEEN.toNanos());
      reading.look();
    }
    double read = server.rowsRead() - before;
    List<String> sent = server.statements();
    System.out.printf(
        "| %s | %.1f | %.1f | %.1f |%n",
        name, (double) sent.size() / looks, read / looks, (double) reading.handedOver / looks);
    if (statements) {
      System.out.println(
          sent.stream()
              .limit((sent.size() + looks - 1) / looks)
              .map(sql -> "    " + sql.replaceAll("\\s+", " "))
              .collect(Collectors.joining("\n")));
    }
  }

  /** Looks at one dataset, again and again. */
  private static final class Reading {
    private final Connector connector;
    private final DatasetDescriptor dataset;
    private Position position = Position.START;
    private long handedOver;

    Reading(Connector connector, DatasetDescriptor dataset) {
      this.connector = connector;
      this.dataset = dataset;
    }

    /** Looks until a look brings nothing: what was written just before is read more than once. */
    void settle() throws Exception {
      look();
      for (int tries = 0; tries < MOST_TRIES; tries++) {
        LockSupport.parkNanos(UNTIL_SETTLED.toNanos());
        handedOver = 0;
        look();
        if (handedOver == 0) {
          return;
        }
      }
    }

    void look() throws Exception {
      connector.readChanges(
          dataset,
          position,
          page -> {
            handedOver += page.rows().size();
            position = page.next();
          });
    }
  }
}
