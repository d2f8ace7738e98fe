package org.fingerpost.route.operate.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fingerpost.route.control.Orders;
import org.fingerpost.route.control.Orders.Answer;
import org.fingerpost.route.control.Orders.State;

/** What became of an order, in words. */
final class OrderWords {
  private final Orders orders;

  OrderWords(DataSource database) {
    this.orders = new Orders(database);
  }

  /** An order's end, or that it has none yet. */
  record Told(boolean isWaiting, List<String> sentences) {}

  Optional<Told> told(Optional<String> number) throws SQLException {
    Optional<Long> id = number.filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
    return id.isEmpty() ? Optional.empty() : orders.answer(id.get()).map(OrderWords::told);
  }

  private static Told told(Answer answer) {
    if (answer.state() == State.WAITING) {
      return new Told(
          true, List.of("The hub is at it. This page looks again by itself, every second."));
    }
    return answer.state() == State.FAILED
        ? new Told(false, List.of(answer.outcome().path("cause").asText()))
        : new Told(false, ended(answer.outcome()));
  }

  private static List<String> ended(ObjectNode outcome) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%,d pass (a replay lets them through, a preview only tells)."
            .formatted(outcome.path("passed").asLong()));
    add(sentences, outcome, "refused_again", "%,d are refused again and stay here.");
    outcome
        .path("reasons")
        .forEach(
            reason ->
                sentences.add(
                    "%,d of them: %s"
                        .formatted(
                            reason.path("number").asLong(), reason.path("sentence").asText())));
    add(sentences, outcome, "superseded", "Of %,d a newer version has come since.");
    add(
        sentences,
        outcome,
        "at_member",
        "%,d have to be mended at the member; its next complete comparison reads them again.");
    add(
        sentences,
        outcome,
        "lost",
        "Of %,d the topic was made anew; what the member still holds comes with its next complete comparison.");
    return sentences;
  }

  private static void add(
      List<String> sentences, ObjectNode outcome, String name, String sentence) {
    long number = outcome.path(name).asLong();
    if (number > 0) {
      sentences.add(sentence.formatted(number));
    }
  }
}
