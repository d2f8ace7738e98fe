package org.fingerpost.route.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.connector.sharing.SharingOutcome;
import org.fingerpost.route.flow.TopicWriter;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Refusal;

/**
 * What is to be done with one page: which rows are new or different, which are to go, which are
 * refused. Nothing is written here.
 */
final class PagePlan {
  private final MemberTopic topic;
  private final SharingFilter sharing;
  private final ContentHash hash;
  private final Map<String, SourceRow> rows = new LinkedHashMap<>();
  private final List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
  private final Map<String, UUID> added = new LinkedHashMap<>();
  private final Map<String, UUID> changed = new LinkedHashMap<>();
  private final List<String> gone = new ArrayList<>();
  private int deletions;
  private final List<Refusal> refused = new ArrayList<>();

  /** A row that comes twice counts as it came last. */
  PagePlan(MemberTopic topic, SharingFilter sharing, ContentHash hash, List<SourceRow> page) {
    this.topic = topic;
    this.sharing = sharing;
    this.hash = hash;
    for (SourceRow row : page) {
      if (row.key().isBlank() && row.gone()) {
        continue; // never shared: a row without a key is refused
      } else if (row.key().isBlank()) {
        refuse(row, row.problem().isPresent() ? "unreadable" : "no-key", noKey(row));
      } else {
        rows.put(row.key(), row);
      }
    }
  }

  private static String noKey(SourceRow row) {
    return row.problem()
        .orElse(
            "The row has no key, so its changes could not be followed. Give it one at the member (%s)."
                .formatted(row.place()));
  }

  /** By key; those that cannot be read too, since their keys count as listed. */
  Map<String, SourceRow> rows() {
    return rows;
  }

  /** Decides on every row. */
  void decide(Map<String, UUID> known) {
    for (Map.Entry<String, SourceRow> row : rows.entrySet()) {
      decide(row.getValue(), known.get(row.getKey()));
    }
  }

  private void decide(SourceRow row, UUID known) {
    if (row.gone()) {
      deletions += known == null ? 0 : 1;
      depart(row, "deleted at the member", known);
      return;
    }
    if (row.problem().isPresent()) {
      refuse(row, "unreadable", row.problem().get());
      return;
    }
    SharingOutcome outcome = sharing.apply(row.fields());
    if (outcome instanceof SharingOutcome.Shared shared) {
      share(row, Json.write(shared.fields()), known);
    } else {
      depart(row, reason(outcome), known);
    }
  }

  /** A row that the ledger does not know was never sent: there is nothing to take back. */
  private void depart(SourceRow row, String reason, UUID known) {
    if (known != null) {
      gone.add(row.key());
      messages.add(topic.gone(row.key(), reason, row.successor()));
    }
  }

  private static String reason(SharingOutcome outcome) {
    return outcome instanceof SharingOutcome.Deleted deleted
        ? deleted.reason()
        : ((SharingOutcome.Withdrawn) outcome).reason();
  }

  private void share(SourceRow row, byte[] value, UUID known) {
    if (value.length > TopicWriter.LONGEST_VALUE) {
      refuse(row, "too-long", tooLong(row));
      return;
    }
    UUID content = hash.of(value);
    if (!content.equals(known)) {
      (known == null ? added : changed).put(row.key(), content);
      messages.add(topic.present(row.key(), content, value));
    }
  }

  private static String tooLong(SourceRow row) {
    return "The row's shared columns hold more than %d bytes, which is more than a topic takes. Shorten it at the member (%s), or share fewer columns."
        .formatted(TopicWriter.LONGEST_VALUE, row.place());
  }

  private void refuse(SourceRow row, String reason, String sentence) {
    refused.add(topic.refusal(row, reason, sentence, agreed(row)));
  }

  /** What somebody may look at to put the row right; nothing of a row too long for a topic. */
  private ObjectNode agreed(SourceRow row) {
    return sharing
        .project(row.fields())
        .filter(fields -> Json.write(fields).length <= TopicWriter.LONGEST_VALUE)
        .orElseGet(Json::object);
  }

  /** For the member's topic, in the order of the page. */
  List<ProducerRecord<String, byte[]>> messages() {
    return messages;
  }

  /** Keys and content hashes of rows that the ledger does not know. */
  Map<String, UUID> added() {
    return added;
  }

  /** Keys and content hashes of rows that the ledger knows with another content. */
  Map<String, UUID> changed() {
    return changed;
  }

  /** Keys of all that is new or different. */
  List<String> sent() {
    List<String> keys = new ArrayList<>(added.keySet());
    keys.addAll(changed.keySet());
    return keys;
  }

  /** Keys of rows that the ledger knows and that are to go. */
  List<String> gone() {
    return gone;
  }

  /** How many of these the source itself said were deleted, not by what the rows hold. */
  int deletions() {
    return deletions;
  }

  List<Refusal> refused() {
    return refused;
  }
}
