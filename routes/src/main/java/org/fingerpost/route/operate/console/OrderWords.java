package org.fingerpost.route.operate.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fingerpost.route.control.Order;
import org.fingerpost.route.control.Orders;
import org.fingerpost.route.control.Orders.Answer;

/** What became of an order, in words. */
final class OrderWords {
  private final Orders orders;

  OrderWords(DataSource database) {
    this.orders = new Orders(database);
  }

  /**
   * An order's end, or that it has none yet.
   *
   * @param isGood false where nothing passed
   */
  record Told(boolean isWaiting, boolean isGood, List<String> sentences) {
    static final Told NOTHING = new Told(false, true, List.of());
  }

  Told told(Optional<String> number) throws SQLException {
    Optional<Long> id = number.filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
    return id.isEmpty()
        ? Told.NOTHING
        : orders.answer(id.get()).map(OrderWords::told).orElse(Told.NOTHING);
  }

  private static Told told(Answer answer) {
    return switch (answer.state()) {
      case WAITING ->
          new Told(
              true,
              true,
              List.of("The hub is at it. This page looks again by itself, every second."));
      case FAILED -> new Told(false, false, List.of(answer.outcome().path("cause").asText()));
      case DONE ->
          new Told(
              false,
              answer.outcome().path("passed").asLong() > 0,
              ended(answer.outcome(), answer.action().equals(Order.Action.PREVIEW.word())));
    };
  }

  private static List<String> ended(ObjectNode outcome, boolean isPreview) {
    List<String> sentences = new ArrayList<>();
    sentences.add(passed(outcome, isPreview));
    add(
        sentences,
        outcome,
        "refused_again",
        isPreview
            ? "%,d would be refused again: mend the cause first."
            : "Refused again, and still here: %,d.");
    outcome.path("reasons").forEach(reason -> sentences.add(reason(reason)));
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

  private static String passed(ObjectNode outcome, boolean isPreview) {
    long passed = outcome.path("passed").asLong();
    String passing = isPreview ? "would pass now" : "passed";
    return passed == 0 ? "None " + passing + '.' : "%,d %s.".formatted(passed, passing);
  }

  private static String reason(JsonNode reason) {
    return "%,d × %s".formatted(reason.path("number").asLong(), reason.path("sentence").asText());
  }

  private static void add(
      List<String> sentences, ObjectNode outcome, String name, String sentence) {
    long number = outcome.path(name).asLong();
    if (number > 0) {
      sentences.add(sentence.formatted(number));
    }
  }
}
