package org.fingerpost.bench;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the console takes to find one record among many, and to filter the quarantine. */
@Command(
    name = "search",
    description = "The console's search for a record and its quarantine, at a size and at a tenth.")
final class ConsoleSearch implements Callable<Integer> {
  @Option(names = "--records", defaultValue = "1000000")
  private int records;

  @Option(names = "--refusals", defaultValue = "100000")
  private int refusals;

  @Option(names = "--asks", defaultValue = "2000", description = "How often each page is read.")
  private int asks;

  @Option(names = "--warming", defaultValue = "200", description = "Looks at each before.")
  private int warming;

  private final Random random = new Random(7);

  @Override
  public Integer call() throws Exception {
    Path folder = Workspace.make();
    Map<String, Percentiles> small = measured(folder.resolve("small"), records / 10, refusals / 10);
    Map<String, Percentiles> large = measured(folder.resolve("large"), records, refusals);
    System.out.printf(
        "%n## Console among %,d records and %,d refusals, to a tenth, %d looks, ms%n%n",
        records, refusals, asks);
    System.out.println(
        "| | a tenth: median / p99 / worst | all: median / p99 / worst | p99 to a tenth's (to reach: 1.5 or less) |");
    System.out.println("| --- | ---: | ---: | ---: |");
    large.forEach(
        (name, took) ->
            System.out.printf(
                "| %s | %s | %s | %.2f |%n",
                name, small.get(name), took, took.p99() / small.get(name).p99()));
    Workspace.remove(folder);
    return 0;
  }

  private Map<String, Percentiles> measured(Path folder, int size, int refused) throws Exception {
    try (EmbeddedDatabase source = EmbeddedDatabase.start(folder.resolve("source"))) {
      source.createDatabase("member");
      DatabaseAddress address =
          new DatabaseAddress(
              "127.0.0.1", source.port(), "member", source.user(), source.password());
      try (Connection connection = address.connect()) {
        SourceTable.create(connection);
      }
      try (HubRun run = HubRun.polled(folder.resolve("hub"), address, "PT60S", Main.class)) {
        Onlooker.admit(run.joint());
        fill(run.joint(), size, refused);
        return asked(Onlooker.signedIn(run.address()), size, refused);
      }
    }
  }

  /** As many rows as a hub would have of them; the documents are short, since pages read one. */
  private static void fill(DatabaseAddress joint, int size, int refused) throws SQLException {
    try (Connection connection = joint.connect();
        var statement = connection.createStatement()) {
      for (String sql : FILL) {
        statement.execute(sql.formatted(size, refused, BenchMember.ID));
      }
      statement.execute("VACUUM ANALYZE");
    }
  }

  private static final String[] FILL = {
    "CREATE FUNCTION bench_id(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT md5('record ' || n)::uuid $$",
    // As on a server that forces nothing: what is measured is reading.
    "SET synchronous_commit = off",
    "INSERT INTO source_record SELECT bench_id(n), 'organization', '%3$s', 'groups', n::text, bench_id(n), '', now(), 'member.%3$s.records', 0, n, md5(n::text)::uuid, convert_to('{\"member\":\"%3$s\",\"dataset\":\"groups\",\"key\":\"' || n || '\",\"seen\":\"2026-11-01T10:00:00Z\",\"visibility\":{\"name\":\"public\"},\"record\":{\"name\":\"Group ' || n || '\"}}', 'UTF8') FROM generate_series(1, %1$d) n",
    "INSERT INTO joint_record SELECT 'organization', bench_id(n), json_build_object('id', bench_id(n), 'kind', 'organization', 'fields', json_build_object('name', json_build_object('value', 'Group ' || n, 'visibility', 'public', 'source', 0, 'reason', 'the only one')), 'sources', json_build_array(json_build_object('id', bench_id(n), 'member', '%3$s', 'dataset', 'groups', 'key', n::text, 'seen', '2026-11-01T10:00:00Z', 'public', true))) FROM generate_series(1, %1$d) n",
    "INSERT INTO collect_row (dataset_id, key, hash) SELECT dataset_id, n::text, md5(n::text)::uuid FROM collect_position, generate_series(1, %1$d) n WHERE member = '%3$s'",
    // Columns that hang together, as at members: some pairs never meet, and one reason is met once
    // in a thousand.
    "INSERT INTO quarantine (id, stage, reason, sentence, member, dataset, key, source_id, position, seen, record) SELECT 'refusal-' || n, CASE WHEN n %% 5 = 0 THEN 'resolve' ELSE 'normalise' END, CASE WHEN n %% 1000 = 0 THEN 'rare' ELSE 'reason-' || n %% 9 END, 'Column ' || n %% 40 || ' holds what it should not.', 'member-' || n %% 13, 'dataset-' || n %% 3, n::text, bench_id(-n), 'here/0/' || n, now() - n * interval '10 seconds', '{}' FROM generate_series(1, %2$d) n"
  };

  private Map<String, Percentiles> asked(Onlooker onlooker, int size, int refused)
      throws IOException, InterruptedException {
    Map<String, IntFunction<String>> pages = pages(size, refused);
    for (IntFunction<String> page : pages.values()) {
      for (int i = 0; i < warming; i++) {
        onlooker.get(page.apply(i), 200); // until the code is warm
      }
    }
    Map<String, Percentiles> took = new LinkedHashMap<>();
    for (Map.Entry<String, IntFunction<String>> page : pages.entrySet()) {
      took.put(page.getKey(), timed(onlooker, page.getValue()));
    }
    return took;
  }

  private Map<String, IntFunction<String>> pages(int size, int refused) {
    Map<String, IntFunction<String>> pages = new LinkedHashMap<>();
    pages.put("record by its id", n -> "/ops/record?id=" + id(random.nextInt(size) + 1));
    pages.put(
        "record by member and key",
        n -> "/ops/record?member=%s&key=%d".formatted(BenchMember.ID, random.nextInt(size) + 1));
    pages.put(
        "record that is not there",
        n -> "/ops/record?member=%s&key=none".formatted(BenchMember.ID));
    quarantine(refused)
        .forEach(
            (filter, query) ->
                pages.put("quarantine, " + filter, n -> "/ops/quarantine?" + query.apply(n)));
    return pages;
  }

  /** Every filter that the pages offer, and those together that meet many, few, or none. */
  private Map<String, IntFunction<String>> quarantine(int refused) {
    Map<String, IntFunction<String>> filters = new LinkedHashMap<>();
    IntFunction<String> member = n -> "member=member-" + n % 13;
    IntFunction<String> reason = n -> "reason=reason-" + n % 9;
    IntFunction<String> dataset = n -> "dataset=dataset-" + n % 3;
    String lastHour = "since=" + ago(Duration.ofHours(1));
    String olderHalf = "before=" + ago(Duration.ofSeconds(refused * 10L / 2));
    filters.put("all", n -> "");
    filters.put("a member", member);
    filters.put("a dataset", dataset);
    filters.put("a reason", reason);
    filters.put("a rare reason", n -> "reason=rare");
    filters.put("a member and a reason", all(member, reason));
    filters.put("a member and a rare reason", all(member, n -> "reason=rare"));
    filters.put("a dataset and a reason", all(dataset, reason));
    filters.put("a dataset and a reason that never meet", n -> "dataset=dataset-0&reason=reason-1");
    filters.put("one cause", all(member, dataset, reason, n -> "stage=normalise"));
    filters.put("the last hour", n -> lastHour);
    filters.put("the older half", n -> olderHalf);
    filters.put("a member, the older half", all(member, n -> olderHalf));
    filters.put("a member and a reason, the older half", all(member, reason, n -> olderHalf));
    filters.put("a page further back", after(refused));
    filters.put("a member, a page further back", all(member, after(refused)));
    filters.put("a dataset, a page further back", all(dataset, after(refused)));
    return filters;
  }

  private IntFunction<String> after(int refused) {
    return n -> "after=refusal-" + (1 + random.nextInt(refused));
  }

  @SafeVarargs
  private static IntFunction<String> all(IntFunction<String>... parts) {
    return n -> Stream.of(parts).map(part -> part.apply(n)).collect(Collectors.joining("&"));
  }

  private static String ago(Duration time) {
    return Instant.now().minus(time).truncatedTo(SECONDS).toString();
  }

  private Percentiles timed(Onlooker onlooker, IntFunction<String> page)
      throws IOException, InterruptedException {
    double[] took = new double[asks];
    for (int i = 0; i < asks; i++) {
      String path = page.apply(i);
      long begun = System.nanoTime();
      onlooker.get(path, 200);
      took[i] = (System.nanoTime() - begun) / 1e6;
    }
    return Percentiles.of(took);
  }

  /** As {@code bench_id} works it out. */
  private static UUID id(int n) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(("record " + n).getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(digest);
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
