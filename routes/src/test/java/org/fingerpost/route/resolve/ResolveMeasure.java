package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fingerpost.embedded.DatabaseSettings;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.route.joint.JointDatabase;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.NormalisedCodec;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Visibility;

/**
 * Prints what resolving costs a record, without the broker: {@code ResolveMeasure [records]
 * [setting=value]...}, with settings of the server.
 */
public final class ResolveMeasure {
  private static final int BATCH = 5_000;
  private static final LinkingRule RULE = new IdentifierOrNameRule();

  private ResolveMeasure() {}

  public static void main(String[] arguments) throws Exception {
    int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
    Path folder = Files.createTempDirectory("fingerpost-measure");
    DatabaseSettings settings = DatabaseSettings.defaults();
    for (int i = 1; i < arguments.length; i++) {
      String[] setting = arguments[i].split("=", 2);
      settings = settings.with(setting[0], setting[1]);
    }
    try (EmbeddedDatabase server = EmbeddedDatabase.start(folder, settings)) {
      server.createDatabase("measure");
      JointDatabase.migrate(server.dataSource("measure"));
      try (Connection connection = server.dataSource("measure").getConnection()) {
        connection.setAutoCommit(false);
        load(connection, folder, records);
      }
    }
  }

  private static void load(Connection connection, Path folder, int records) throws Exception {
    int part = Math.max(BATCH, records / 10);
    System.out.println("message bytes: " + message(0).length);
    for (int from = 0; from < records; from += part) {
      long java = javaCpu();
      long server = serverCpu(folder);
      long started = System.nanoTime();
      for (int batch = from; batch < from + part; batch += BATCH) {
        resolve(connection, batch);
      }
      double wall = (System.nanoTime() - started) / 1e3 / part;
      System.out.printf(
          "%,9d .. %,9d  wall %5.1f us  java cpu %5.1f us  postgres cpu %5.1f us%n",
          from,
          from + part,
          wall,
          (javaCpu() - java) / 1e3 / part,
          (serverCpu(folder) - server) / 1e3 / part);
    }
  }

  private static void resolve(Connection connection, int from) throws Exception {
    List<Arrival> arrivals = new ArrayList<>(BATCH);
    for (int i = from; i < from + BATCH; i++) {
      byte[] message = message(i);
      NormalisedChange.Present change =
          NormalisedCodec.read(Kind.ORGANIZATION, new Origin("topic", 0, i), message);
      arrivals.add(Arrival.of(change, message));
    }
    Exclusive.begin(connection);
    Resolver.resolve(Linkage.byKeys(RULE), connection, arrivals);
    connection.commit();
  }

  /** About 1 KB; unlike the hub, the measure also pays for writing it. */
  private static byte[] message(int number) {
    ObjectNode record = Json.object();
    record.put("name", "The Organisation of Number " + number + " Ltd");
    record.put("description", "Helps people near them with what they need. ".repeat(8));
    record.put("email", "office" + number + "@example.org");
    record.put("website", "https://organisation" + number + ".example.org");
    record.put("status", "active");
    record
        .putArray("organization_identifiers")
        .addObject()
        .put("identifier_scheme", "GB-CHC")
        .put("identifier", Integer.toString(1_000_000 + number));
    record.putArray("phones").addObject().put("number", "01632 960123");
    record
        .putArray("addresses")
        .addObject()
        .put("address_1", number + " High Street")
        .put("city", "Redditch")
        .put("postal_code", "B%d %dAB".formatted(number % 98 + 1, number % 9));
    record.putArray("groups_served").add("older-people").add("carers");
    Map<String, Visibility> visibility = new TreeMap<>();
    record.fieldNames().forEachRemaining(field -> visibility.put(field, Visibility.PUBLIC));
    visibility.put("phones", Visibility.MEMBERS);
    return NormalisedCodec.write(
        new NormalisedChange.Present(
            new SourceKey("member" + number % 13, "groups", Integer.toString(number)),
            Kind.ORGANIZATION,
            new Origin("topic", 0, number),
            Instant.parse("2026-11-01T10:00:00Z"),
            visibility,
            record));
  }

  private static long javaCpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Of all processes that work in the folder, the finished ones too; in nanoseconds. */
  private static long serverCpu(Path folder) throws IOException {
    long ticks = 0;
    try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        ticks += ticks(process, folder);
      }
    }
    return ticks * 10_000_000;
  }

  private static long ticks(Path process, Path folder) {
    try {
      if (!Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder.toRealPath())) {
        return 0;
      }
      String stat = Files.readString(process.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
      return own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    } catch (IOException e) {
      return 0;
    }
  }
}
