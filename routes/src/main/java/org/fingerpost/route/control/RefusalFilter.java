package org.fingerpost.route.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fingerpost.schema.Json;

/**
 * Which refusals are meant: those that meet every condition that is given.
 *
 * @param since seen at that moment or later
 * @param before seen earlier than that moment
 */
public record RefusalFilter(
    Optional<String> id,
    Optional<String> member,
    Optional<String> dataset,
    Optional<String> stage,
    Optional<String> reason,
    Optional<Instant> since,
    Optional<Instant> before) {

  /** Every refusal. */
  public static final RefusalFilter ALL =
      new RefusalFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The one of that id. */
  public static RefusalFilter one(String id) {
    return new RefusalFilter(
        Optional.of(id), ALL.member, ALL.dataset, ALL.stage, ALL.reason, ALL.since, ALL.before);
  }

  /** Those of one member. */
  public static RefusalFilter ofMember(String member) {
    return new RefusalFilter(
        ALL.id, Optional.of(member), ALL.dataset, ALL.stage, ALL.reason, ALL.since, ALL.before);
  }

  /** These, of one stage only. */
  public RefusalFilter ofStage(String newStage) {
    return new RefusalFilter(id, member, dataset, Optional.of(newStage), reason, since, before);
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    id.ifPresent(text -> texts.put("id", text));
    member.ifPresent(text -> texts.put("member", text));
    dataset.ifPresent(text -> texts.put("dataset", text));
    stage.ifPresent(text -> texts.put("stage", text));
    reason.ifPresent(text -> texts.put("reason", text));
    return texts;
  }

  /** Whether whole causes are meant, so that what is counted of each tells how many match. */
  public boolean isCounted() {
    return id.isEmpty() && since.isEmpty() && before.isEmpty();
  }

  /** The same without its moments and its number: what tells causes apart, and no more. */
  public RefusalFilter causes() {
    return new RefusalFilter(ALL.id, member, dataset, stage, reason, ALL.since, ALL.before);
  }

  /** The moments alone. */
  public RefusalFilter span() {
    return new RefusalFilter(ALL.id, ALL.member, ALL.dataset, ALL.stage, ALL.reason, since, before);
  }

  /** A condition of SQL on table quarantine, with a parameter for each of {@link #set}. */
  public String condition() {
    List<String> conditions = new ArrayList<>(List.of("true"));
    texts().keySet().forEach(column -> conditions.add(column + " = ?"));
    since.ifPresent(at -> conditions.add("seen >= ?"));
    before.ifPresent(at -> conditions.add("seen < ?"));
    return String.join(" AND ", conditions);
  }

  /**
   * Sets the parameters of {@link #condition}.
   *
   * @param first the number of the first of them
   * @return the number of the parameter after the last
   */
  public int set(PreparedStatement statement, int first) throws SQLException {
    int next = first;
    for (String text : texts().values()) {
      statement.setString(next++, text);
    }
    for (Optional<Instant> moment : List.of(since, before)) {
      if (moment.isPresent()) {
        statement.setObject(next++, moment.get().atOffset(ZoneOffset.UTC));
      }
    }
    return next;
  }

  /** As it travels in an order. */
  public ObjectNode json() {
    ObjectNode node = Json.object();
    texts().forEach(node::put);
    since.ifPresent(at -> node.put("since", at.toString()));
    before.ifPresent(at -> node.put("before", at.toString()));
    return node;
  }

  /** What {@link #json} wrote. */
  public static RefusalFilter parse(ObjectNode node) {
    return new RefusalFilter(
        text(node, "id"),
        text(node, "member"),
        text(node, "dataset"),
        text(node, "stage"),
        text(node, "reason"),
        text(node, "since").map(Instant::parse),
        text(node, "before").map(Instant::parse));
  }

  private static Optional<String> text(ObjectNode node, String name) {
    return Optional.ofNullable(node.get(name)).map(value -> value.asText());
  }

  /** As the audit and a person reads it, such as {@code member=barn reason=schema}. */
  public String inWords() {
    Map<String, String> words = new TreeMap<>(texts());
    since.ifPresent(at -> words.put("since", at.toString()));
    before.ifPresent(at -> words.put("before", at.toString()));
    return words.isEmpty()
        ? "every refusal"
        : words.entrySet().stream()
            .map(entry -> entry.getKey() + '=' + entry.getValue())
            .collect(Collectors.joining(" "));
  }
}
