package org.fingerpost.connector.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.contract.ConnectorContract;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.database.TableSystem;
import org.fingerpost.connector.database.TestDatabase;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.sharing.SharingFilter;
import org.junit.jupiter.api.Test;

/** What following a log promises beyond what every connector promises. */
abstract class CaptureContract extends ConnectorContract {
  private static final SystemDescriptor.Capture CAPTURE =
      new SystemDescriptor.Capture("fingerpost", "fingerpost", 7_110_000);

  abstract TestDatabase database();

  /** Lets the log tell of the table. */
  abstract void publish() throws SQLException;

  /** Makes the log forget what it has. */
  abstract void loseLog() throws Exception;

  @Override
  protected MemberSystem newSystem() throws Exception {
    MemberSystem system = new TableSystem(database(), Optional.empty(), CaptureContract::connector);
    publish();
    return system;
  }

  static Connector connector(SystemDescriptor.Database system, String password) {
    return new CaptureConnector(
        system,
        CAPTURE,
        dataset -> new SharingFilter(dataset).columns(),
        secret -> password,
        Duration.ofMillis(500));
  }

  @Test
  void a_delete_arrives_without_any_listing() throws Exception {
    followFrom(Row.of("1", "Chess club"), Row.of("2", "Bowls club"));
    system().delete(List.of("1"));
    until(() -> assertThat(hub().records().keySet()).containsExactly("2"));
    system().put(List.of(Row.of("1", "Chess again")));
    until(() -> assertThat(hub().records().keySet()).containsExactly("1", "2"));
  }

  @Test
  void a_batch_that_was_not_made_safe_comes_again() throws Exception {
    followFrom(Row.of("1", "Chess club"));
    system().put(List.of(Row.of("2", "Bowls club")));
    List<String> lost = new ArrayList<>();
    await(
        () -> {
          lookAndBeKilled(lost);
          assertThat(lost).isNotEmpty();
        });
    assertThat(hub().records()).hasSize(1);
    hub().restart();
    until(() -> assertThat(hub().records().keySet()).containsExactly("1", "2"));
  }

  @Test
  void a_connection_that_breaks_under_the_stream_is_said_and_taken_up_again() throws Exception {
    followFrom(Row.of("1", "Chess club"));
    until(() -> assertThat(hub().positions()).hasSizeGreaterThan(2));
    system().goAway();
    await(() -> assertThat(fails(hub())).isTrue());
    system().put(List.of(Row.of("2", "Typed meanwhile")));
    system().delete(List.of("1"));
    system().comeBack();
    until(() -> assertThat(hub().records().keySet()).containsExactly("2"));
  }

  @Test
  void a_log_that_no_longer_reaches_back_leads_to_a_new_listing_with_its_deletes()
      throws Exception {
    followFrom(Row.of("1", "Chess club"), Row.of("2", "Bowls club"));
    hub().close();
    system().delete(List.of("1"));
    loseLog();
    system().put(List.of(Row.of("3", "Darts")));
    hub().restart();
    until(() -> assertThat(hub().records().keySet()).containsExactly("2", "3"));
    assertThat(hub().gaps()).isEqualTo(1);
  }

  @Test
  void a_table_that_is_emptied_in_one_go_is_compared() throws Exception {
    followFrom(Row.of("1", "Chess club"), Row.of("2", "Bowls club"));
    database().run("TRUNCATE TABLE events");
    system().put(List.of(Row.of("3", "Darts")));
    until(() -> assertThat(hub().records().keySet()).containsExactly("3"));
  }

  private void lookAndBeKilled(List<String> lost) throws Exception {
    try {
      hub()
          .look(
              page -> {
                if (page.rows().stream().anyMatch(row -> row.key().equals("2"))) {
                  lost.add("2");
                  throw new InterruptedException("killed before the ledger was written");
                }
              });
    } catch (InterruptedException e) {
      // As meant.
    }
  }

  /** What a hub is told that looks for the first time. */
  final SourceException refusal(Connector connector) {
    return catchThrowableOfType(
        SourceException.class,
        () -> connector.readChanges(system().dataset(), Position.START, page -> {}));
  }
}
