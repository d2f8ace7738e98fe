package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.changes.Webhooks;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SignpostEntity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fingerpost webhooks add}. */
@Command(
    name = "add",
    header = "Has an address told of changes from now on, and prints its secret, once.",
    mixinStandardHelpOptions = true)
final class WebhooksAddCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private Output output;

  @Parameters(paramLabel = "URL", description = "Where changes are posted.")
  private String url;

  @Option(
      names = "--entity",
      paramLabel = "NAMES",
      split = ",",
      description = "Which entities, such as services,organizations (default: all).")
  private List<String> names = List.of();

  @Option(
      names = "--allow-internal",
      description = "Lets the address lie within the hub's own network.")
  private boolean isInternal;

  @Option(names = "--from-start", description = "Tells of everything that stands, too.")
  private boolean fromStart;

  @Override
  public Integer call() throws SQLException {
    WebhooksAccess.act(
        options, webhooks -> tell(webhooks.add(url, entities(), isInternal, fromStart)));
    return ExitCode.OK.number();
  }

  private void tell(Webhooks.Added added) {
    output.done(
        Json.object().put("webhook", added.id().toString()).put("secret", added.secret()),
        "Webhook " + added.id(),
        "Secret  " + added.secret(),
        "Keep the secret: it is not shown again. It proves who sends.");
  }

  private Set<SignpostEntity> entities() {
    Set<SignpostEntity> entities = EnumSet.noneOf(SignpostEntity.class);
    names.forEach(name -> entities.add(entity(name.strip())));
    return entities.isEmpty() ? EnumSet.allOf(SignpostEntity.class) : entities;
  }

  private static SignpostEntity entity(String name) {
    return Arrays.stream(SignpostEntity.values())
        .filter(entity -> entity.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "The feed has no entity %s; it has %s."
                        .formatted(
                            name, WebhooksAccess.wireNames(EnumSet.allOf(SignpostEntity.class)))));
  }
}
