package org.fingerpost.connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.draft.Draft;
import org.fingerpost.connector.draft.Found;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.connector.sharing.SharingOutcome;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.junit.jupiter.api.Test;

class DatabaseTablesTest {
  private static final String URL = "jdbc:h2:mem:draft;DB_CLOSE_DELAY=-1;DATABASE_TO_UPPER=false";
  private static final SystemDescriptor.Database SYSTEM =
      new SystemDescriptor.Database(URL, "sa", new Secret("${env:X}"));

  @Test
  void a_database_s_tables_become_a_descriptor_that_shares_nothing() throws Exception {
    try (Connection connection = DriverManager.getConnection(URL, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE \"tbl_groups\" (\"group_id\" INT PRIMARY KEY, \"GroupName\" VARCHAR(80), \"Tel\" VARCHAR(40), \"PostCode\" VARCHAR(9), \"last_updated\" TIMESTAMP)");
      statement.execute(
          "CREATE TABLE \"events\" (\"id\" INT PRIMARY KEY, \"title\" VARCHAR(80), \"start_date\" TIMESTAMP, \"attendance\" INT)");
      statement.execute(
          "CREATE TABLE \"audit_log\" (\"id\" INT PRIMARY KEY, \"name\" VARCHAR(80))");
      List<Found> found =
          DatabaseTables.of(SYSTEM, secret -> "").stream()
              .map(
                  table ->
                      new Found(
                          table.name(),
                          List.of("table: \"" + table.name() + "\""),
                          List.copyOf(table.columns().keySet()),
                          table.key(),
                          table.columns().entrySet().stream()
                              .filter(column -> column.getValue().contains("date"))
                              .map(java.util.Map.Entry::getKey)
                              .toList()))
              .toList();
      String text =
          new Draft(LocalDate.of(2026, 11, 1))
              .write(
                  "barn",
                  "Barn: the \"old\" one",
                  List.of(
                      "database: {url: \"jdbc:h2:mem:draft\", user: sa, password: \"${env:X}\"}"),
                  found,
                  List.of());
      MemberDescriptor member =
          new DescriptorReader().read("barn.yaml", text, Path.of(".")).descriptor();
      assertThat(member.name()).isEqualTo("Barn: the \"old\" one");
      assertThat(member.dataset("groups").kind()).isEqualTo(Kind.ORGANIZATION);
      assertThat(member.dataset("events").kind()).isEqualTo(Kind.ACTIVITY);
      assertThat(text).contains("changed: \"last_updated\"", "Left out").contains("audit_log");
      SharingFilter sharing = new SharingFilter(member.dataset("groups"));
      assertThat(sharing.sharedColumns()).isEmpty();
      assertThat(sharing.apply(Json.object().put("GroupName", "Chess")))
          .isInstanceOf(SharingOutcome.Withdrawn.class);
    }
  }

  @Test
  void a_database_that_is_not_there_is_a_sentence() {
    assertThatThrownBy(
            () ->
                DatabaseTables.of(
                    new SystemDescriptor.Database(
                        "jdbc:postgresql://127.0.0.1:1/x", "sa", new Secret("${env:X}")),
                    secret -> ""))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("nothing answers at that address");
  }

  @Test
  void a_certificate_that_expired_and_one_that_is_not_trusted_are_said_so() {
    DatabaseFailure failures = new DatabaseFailure(SYSTEM);
    SSLHandshakeException refused = new SSLHandshakeException("PKIX");
    assertThat(failures.connecting(new SQLException("x", "08006", refused)))
        .hasMessageContaining("cannot prove who it is")
        .satisfies(e -> assertThat(e.isRetriable()).isFalse());
    refused.initCause(new CertificateExpiredException("NotAfter"));
    assertThat(failures.connecting(new SQLException("x", "08006", refused)))
        .hasMessageContaining("has expired")
        .satisfies(e -> assertThat(e.isRetriable()).isFalse());
  }
}
