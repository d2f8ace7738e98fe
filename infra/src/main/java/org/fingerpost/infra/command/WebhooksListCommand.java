package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.route.changes.Webhook;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fingerpost webhooks list}. */
@Command(
    name = "list",
    header = "Shows who is told of what, and how that goes.",
    mixinStandardHelpOptions = true)
final class WebhooksListCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private Output output;

  @Override
  public Integer call() throws SQLException {
    WebhooksAccess.act(options, webhooks -> tell(webhooks.list()));
    return ExitCode.OK.number();
  }

  private void tell(List<Webhook> webhooks) {
    output.list(
        "webhooks",
        webhooks.stream().map(WebhooksListCommand::json).toList(),
        () -> {
          webhooks.forEach(this::tell);
          output.line("%d webhooks.".formatted(webhooks.size()));
        });
  }

  private static ObjectNode json(Webhook webhook) {
    ObjectNode node =
        Json.object().put("webhook", webhook.id().toString()).put("url", webhook.url());
    ArrayNode entities = node.putArray("entities");
    webhook.entities().forEach(entity -> entities.add(entity.wireName()));
    webhook.delivered().ifPresent(at -> node.put("last_taken", at.toString()));
    webhook.held().ifPresent(reason -> node.put("held", reason));
    return node.put("failures", webhook.failures());
  }

  private void tell(Webhook webhook) {
    output.line("%s  %s".formatted(webhook.id(), webhook.url()));
    output.line("  told of " + WebhooksAccess.wireNames(webhook.entities()));
    output.line("  last taken: " + webhook.delivered().map(Object::toString).orElse("nothing yet"));
    if (webhook.failures() > 0) {
      output.line("  not taken %d times in a row".formatted(webhook.failures()));
    }
    webhook.held().ifPresent(reason -> output.line("  held: " + reason));
  }
}
