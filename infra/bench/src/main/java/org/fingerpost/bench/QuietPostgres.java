package org.fingerpost.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fingerpost.embedded.DatabaseSettings;
import org.fingerpost.embedded.EmbeddedDatabase;

/** A PostgreSQL with the bench's table, which logs every statement. */
final class QuietPostgres implements QuietServer {
  private static final Pattern STATEMENT =
      Pattern.compile(".*\\[fingerpost\\] LOG:  (?:statement|execute [^:]*): (.*)");

  /** A session tells its counts when it has been idle for a while. */
  private static final Duration UNTIL_TOLD = Duration.ofSeconds(2);

  private final EmbeddedDatabase server;
  private final Path log;
  private final Path secret;
  private int seen;

  QuietPostgres(Path folder, long rows) throws SQLException, IOException {
    server =
        EmbeddedDatabase.start(
            folder,
            DatabaseSettings.defaults()
                .with("log_statement", "all")
                .with("log_line_prefix", "[%a] ")
                .with("autovacuum", "off"));
    log = folder.resolve("server.log");
    secret = Files.writeString(folder.resolve("secret"), server.password());
    server.createDatabase("member");
    try (Connection connection = address().connect()) {
      SourceTable.create(connection);
      SourceTable.fill(connection, 1, rows);
    }
  }

  private DatabaseAddress address() {
    return new DatabaseAddress(
        "127.0.0.1", server.port(), "member", server.user(), server.password());
  }

  @Override
  public String system() {
    return "database: {url: \"%s\", user: \"%s\", password: \"${file:%s}\"}"
        .formatted(address().url(), server.user(), secret);
  }

  @Override
  public List<String> statements() throws IOException {
    List<String> all =
        Files.readString(log, StandardCharsets.UTF_8)
            .lines()
            .map(STATEMENT::matcher)
            .filter(Matcher::matches)
            .map(line -> line.group(1))
            .toList();
    List<String> fresh = all.subList(seen, all.size());
    seen = all.size();
    return fresh;
  }

  @Override
  public long rowsRead() throws SQLException {
    LockSupport.parkNanos(UNTIL_TOLD.toNanos());
    return address()
        .number("SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_user_tables");
  }

  @Override
  public void close() {
    server.close();
  }
}
