package org.fingerpost.route.directory.feedback;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SourceKey;

/**
 * What a visitor says is wrong.
 *
 * @param joint the record whose page it was said on
 * @param source the member's own record that the field came from
 * @param field of the shared schema; empty for the record as a whole
 * @param shown what stood on the page
 */
public record Correction(
    UUID id,
    Kind kind,
    UUID joint,
    SourceKey source,
    String field,
    String shown,
    String said,
    Instant received) {
  public static final int LONGEST_SAID = 1_000;
  private static final int LONGEST_SHOWN = 2_000;

  /** One that has just come. What stood on the page is cut to 2,000 characters. */
  public static Correction of(
      Kind kind, UUID joint, SourceKey source, String field, String shown, String said) {
    String cut = shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) : shown;
    return new Correction(UUID.randomUUID(), kind, joint, source, field, cut, said, Instant.now());
  }

  /** As it stands in the member's topic; {@code correction.schema.json} describes it. */
  ObjectNode message() {
    ObjectNode node = Json.object();
    node.put("id", id.toString());
    node.put("kind", kind.wireName());
    node.put("joint_id", joint.toString());
    node.put("dataset", source.dataset());
    node.put("key", source.key());
    node.put("field", field);
    node.put("shown", shown);
    node.put("said", said);
    node.put("received", received.toString());
    return node;
  }
}
