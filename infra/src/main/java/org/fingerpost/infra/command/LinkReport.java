package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.fingerpost.route.resolve.LinkBook;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;

/** Which records are one, and why, for a program. */
final class LinkReport {
  private LinkReport() {}

  static ObjectNode json(JointRecord found, List<LinkBook.Alike> pairs) {
    ObjectNode node =
        Json.object().put("id", found.id().toString()).put("kind", found.kind().wireName());
    ArrayNode sources = node.putArray("sources");
    found
        .sources()
        .forEach(
            source ->
                sources
                    .addObject()
                    .put("record", name(source.key()))
                    .put("seen", source.seen().toString()));
    ArrayNode conflicts = node.putArray("conflicts");
    found
        .fields()
        .forEach(
            (name, field) ->
                field.conflict().ifPresent(c -> conflicts.add(json(found, name, field, c))));
    ArrayNode why = node.putArray("pairs");
    pairs.forEach(pair -> why.add(json(pair)));
    return node;
  }

  private static ObjectNode json(
      JointRecord found, String name, JointRecord.Field field, JointRecord.Conflict conflict) {
    ObjectNode node = Json.object().put("field", name);
    node.set("value", field.value());
    node.set("records", records(found, conflict.holders()));
    ArrayNode others = node.putArray("others");
    for (JointRecord.OtherValue other : conflict.others()) {
      ObjectNode said = others.addObject();
      said.set("value", other.value());
      said.set("records", records(found, other.sources()));
    }
    return node.put("chosen_because", field.reason());
  }

  private static ArrayNode records(JointRecord found, List<Integer> sources) {
    ArrayNode names = Json.MAPPER.createArrayNode();
    sources.forEach(source -> names.add(name(found.sources().get(source).key())));
    return names;
  }

  static ObjectNode json(LinkBook.Alike pair) {
    ObjectNode node =
        Json.object()
            .put("one", name(pair.one().key()))
            .put("other", name(pair.other().key()))
            .put("score", pair.score())
            .put("band", pair.band());
    ArrayNode why = node.putArray("why");
    pair.why()
        .forEach(
            piece ->
                why.addObject().put("weight", piece.weight()).put("sentence", piece.sentence()));
    pair.said()
        .ifPresent(
            said ->
                node.putObject("verdict")
                    .put("same", said.same())
                    .put("by", said.by())
                    .put("because", said.reason()));
    return node;
  }

  static String name(SourceKey key) {
    return key.member() + '/' + key.dataset() + '/' + key.key();
  }
}
