package org.fingerpost.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/**
 * Writes the values of {@code member.<id>.conflicts} topics. Equal conflicts become equal bytes.
 * Safe for use by many threads.
 */
public final class RecordConflictsCodec {
  private RecordConflictsCodec() {}

  /** The message's value, as UTF-8. */
  public static byte[] write(RecordConflicts conflicts) {
    return Json.write(out -> write(conflicts, out));
  }

  private static void write(RecordConflicts conflicts, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("source");
    out.writeStringField("member", conflicts.source().member());
    out.writeStringField("dataset", conflicts.source().dataset());
    out.writeStringField("key", conflicts.source().key());
    out.writeEndObject();
    out.writeStringField("kind", conflicts.kind().wireName());
    out.writeStringField("joint_id", conflicts.jointId().toString());
    out.writeObjectFieldStart("fields");
    for (Map.Entry<String, RecordConflicts.Dispute> field : conflicts.fields().entrySet()) {
      out.writeFieldName(field.getKey());
      write(field.getKey(), field.getValue(), out);
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void write(String field, RecordConflicts.Dispute dispute, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    writeValue("yours", dispute.yours(), out);
    writeValue("winning", dispute.winning(), out);
    out.writeStringField("reason", dispute.reason());
    out.writeArrayFieldStart("others");
    for (RecordConflicts.Held held : dispute.others()) {
      write(held, out);
    }
    out.writeEndArray();
    out.writeStringField("sentence", DisputeSentence.of(field, dispute));
    out.writeEndObject();
  }

  private static void write(RecordConflicts.Held held, JsonGenerator out) throws IOException {
    out.writeStartObject();
    writeValue("value", held.value(), out);
    out.writeArrayFieldStart("held_by");
    for (RecordConflicts.Holder holder : held.holders()) {
      out.writeStartObject();
      out.writeStringField("member", holder.member());
      out.writeStringField("dataset", holder.dataset());
      out.writeStringField("seen", Moments.text(holder.seen()));
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeValue(String name, JsonNode value, JsonGenerator out)
      throws IOException {
    out.writeFieldName(name);
    SortedJson.write(value, out);
  }
}
