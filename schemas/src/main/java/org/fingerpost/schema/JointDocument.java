package org.fingerpost.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes joint documents. */
final class JointDocument {
  private final JsonGenerator out;

  private JointDocument(JsonGenerator out) {
    this.out = out;
  }

  /** The document as UTF-8. */
  static byte[] of(JointRecord joint) {
    return Json.write(out -> new JointDocument(out).write(joint));
  }

  private void write(JointRecord joint) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", joint.id().toString());
    out.writeStringField("kind", joint.kind().wireName());
    out.writeObjectFieldStart("fields");
    for (Map.Entry<String, JointRecord.Field> entry : joint.fields().entrySet()) {
      out.writeFieldName(entry.getKey());
      write(entry.getValue());
    }
    out.writeEndObject();
    out.writeArrayFieldStart("sources");
    for (JointRecord.Source source : joint.sources()) {
      write(source);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void write(JointRecord.Field field) throws IOException {
    out.writeStartObject();
    write(field.value());
    write(field.visibility());
    out.writeNumberField("source", field.source());
    out.writeStringField("reason", field.reason());
    if (field.publicValue().isPresent()) {
      write(field.publicValue().get());
    }
    if (field.conflict().isPresent()) {
      write(field.conflict().get());
    }
    out.writeEndObject();
  }

  private void write(JointRecord.PublicValue visible) throws IOException {
    out.writeObjectFieldStart("public");
    write(visible.value());
    out.writeNumberField("source", visible.source());
    out.writeEndObject();
  }

  private void write(JointRecord.Conflict conflict) throws IOException {
    out.writeObjectFieldStart("conflict");
    writeNumbers("holders", conflict.holders());
    out.writeArrayFieldStart("others");
    for (JointRecord.OtherValue other : conflict.others()) {
      out.writeStartObject();
      write(other.value());
      write(other.visibility());
      writeNumbers("sources", other.sources());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void write(JointRecord.Source source) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", source.id().toString());
    out.writeStringField("member", source.key().member());
    out.writeStringField("dataset", source.key().dataset());
    out.writeStringField("key", source.key().key());
    out.writeStringField("seen", Moments.text(source.seen()));
    out.writeBooleanField("public", source.sharesPublicly());
    out.writeEndObject();
  }

  private void write(JsonNode value) throws IOException {
    out.writeFieldName("value");
    SortedJson.write(value, out);
  }

  private void write(Visibility visibility) throws IOException {
    out.writeStringField("visibility", visibility.wireName());
  }

  private void writeNumbers(String name, List<Integer> numbers) throws IOException {
    out.writeArrayFieldStart(name);
    for (int number : numbers) {
      out.writeNumber(number);
    }
    out.writeEndArray();
  }
}
