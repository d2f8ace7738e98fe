package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How a command writes what it found: lines for a person, or one JSON object for a program. What is
 * listed stands in an array named after it; what was done is said in {@code done}.
 */
final class Output {
  /** The forms. */
  enum Form {
    text,
    json
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "How to write what was found: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Form form;

  boolean isJson() {
    return form == Form.json;
  }

  /** Writes a document, indented. */
  void document(JsonNode node) {
    line(node.toPrettyString());
  }

  /** Writes what was found as an array of that name, or as lines. */
  void list(String name, List<? extends JsonNode> found, Runnable lines) {
    if (isJson()) {
      ObjectNode node = Json.object();
      ArrayNode array = node.putArray(name);
      found.forEach(array::add);
      document(node);
    } else {
      lines.run();
    }
  }

  /** Says what was done, with the facts of it for a program. */
  void done(ObjectNode facts, String... sentences) {
    if (isJson()) {
      document(facts.put("done", String.join(" ", sentences)));
    } else {
      List.of(sentences).forEach(this::line);
    }
  }

  /** Writes a line. */
  void line(String text) {
    out().println(text);
    out().flush();
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
