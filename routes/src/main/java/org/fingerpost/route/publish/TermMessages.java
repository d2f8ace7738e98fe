package org.fingerpost.route.publish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.Topics;
import org.fingerpost.schema.openreferral.OpenReferralView;

/** The vocabularies' terms as messages. They change with the program, not with the members. */
final class TermMessages {
  private static final String SENT = "SELECT content FROM published_terms";
  private static final String REMEMBER =
      "INSERT INTO published_terms (content) VALUES (?) ON CONFLICT (only_row) DO UPDATE SET content = excluded.content";

  private TermMessages() {}

  static List<ProducerRecord<String, byte[]>> all() {
    String topic = Topics.signpost(SignpostEntity.TAXONOMY_TERMS);
    return OpenReferralView.taxonomyTerms().stream()
        .map(
            term ->
                Messages.present(topic, term.get("id").asText(), Instant.EPOCH, Json.write(term)))
        .toList();
  }

  static List<ChangeLog.Row> changes(List<ProducerRecord<String, byte[]>> messages) {
    return messages.stream()
        .map(
            message -> {
              UUID id = UUID.fromString(message.key());
              return new ChangeLog.Row(
                  SignpostEntity.TAXONOMY_TERMS, id, id, Optional.of(Messages.eventId(message)));
            })
        .toList();
  }

  static boolean wereSent(Connection connection, List<ProducerRecord<String, byte[]>> messages)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SENT);
        ResultSet row = statement.executeQuery()) {
      return row.next() && content(messages).equals(row.getObject(1, UUID.class));
    }
  }

  static void remember(Connection connection, List<ProducerRecord<String, byte[]>> messages)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
      statement.setObject(1, content(messages));
      statement.executeUpdate();
    }
  }

  private static UUID content(List<ProducerRecord<String, byte[]>> messages) {
    var all = Json.MAPPER.createArrayNode();
    messages.forEach(message -> all.add(message.key()).add(message.value()));
    return Messages.digest(Json.write(all));
  }
}
