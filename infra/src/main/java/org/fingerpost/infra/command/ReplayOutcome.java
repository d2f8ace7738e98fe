package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells what a replay, or the preview of one, came to. */
record ReplayOutcome(Output output) {
  void tell(ObjectNode outcome, String passing) {
    if (output.isJson()) {
      output.document(outcome);
      return;
    }
    output.line("%d %s".formatted(outcome.path("passed").asLong(), passing));
    line(outcome, "refused_again", "refused again, and stay open");
    outcome
        .path("reasons")
        .forEach(
            reason ->
                output.line(
                    "    %d (%s) %s"
                        .formatted(
                            reason.path("number").asLong(),
                            reason.path("reason").asText(),
                            reason.path("sentence").asText())));
    line(outcome, "superseded", "of which a newer version has come since");
    line(
        outcome,
        "at_member",
        "to be mended at the member, whose rows are read again at its next complete comparison");
    line(
        outcome,
        "lost",
        "whose topic was made anew since; what the member still holds comes with its next complete comparison");
  }

  private void line(ObjectNode outcome, String name, String words) {
    long number = outcome.path(name).asLong();
    if (number > 0) {
      output.line("%d %s".formatted(number, words));
    }
  }
}
