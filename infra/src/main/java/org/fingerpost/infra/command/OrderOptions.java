package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.control.Orders;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Option;

/** How long a command waits for a hub to do what it was asked. */
final class OrderOptions {
  private static final long LOOK_EVERY_MILLIS = 200;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = TimeSpan.class,
      description =
          "How long to wait for a running hub to do it, as 60s, 5m or 2h (${DEFAULT-VALUE}); it is"
              + " done later otherwise.")
  private Duration patience;

  /**
   * What came of the order; empty when no hub has carried it out yet.
   *
   * @throws OrderRefusedException when it failed
   */
  Optional<ObjectNode> await(DataSource database, long order)
      throws SQLException, InterruptedException {
    Orders orders = new Orders(database);
    long giveUp = System.nanoTime() + patience.toNanos();
    Orders.Answer answer = orders.answer(order).orElseThrow();
    while (answer.state() == Orders.State.WAITING && System.nanoTime() < giveUp) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      answer = orders.answer(order).orElseThrow();
    }
    if (answer.state() == Orders.State.FAILED) {
      throw new OrderRefusedException(answer.outcome().path("cause").asText());
    }
    return answer.state() == Orders.State.DONE ? Optional.of(answer.outcome()) : Optional.empty();
  }

  /** Tells that nobody has done it yet. */
  static Integer stillWaiting(Output output, long order) {
    String sentence =
        "Asked as order %d. No hub has done it yet: a running one does it as soon as it can, else the next that starts."
            .formatted(order);
    if (output.isJson()) {
      output.document(Json.object().put("order", order).put("waiting", sentence));
    } else {
      output.line(sentence);
    }
    return ExitCode.STILL_WAITING.number();
  }
}
