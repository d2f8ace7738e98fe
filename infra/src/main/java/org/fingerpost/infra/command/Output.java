package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command writes what it found: lines for a person, or one JSON document for a program. */
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
      defaultValue = "text",
      description = "How to write what was found: ${COMPLETION-CANDIDATES}.")
  private Form form;

  boolean isJson() {
    return form == Form.json;
  }

  /** Writes a document, indented. */
  void document(JsonNode node) {
    out().println(node.toPrettyString());
  }

  /** Writes a line. */
  void line(String text) {
    out().println(text);
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
