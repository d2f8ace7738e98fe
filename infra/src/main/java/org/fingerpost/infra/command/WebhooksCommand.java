package org.fingerpost.infra.command;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.changes.Webhook;
import org.fingerpost.route.changes.Webhooks;
import org.fingerpost.schema.SignpostEntity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fingerpost webhooks}: who is told of the feed's changes by HTTP. */
@Command(
    name = "webhooks",
    header = "Says who is told of the public feed's changes by HTTP.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      WebhooksCommand.Add.class,
      WebhooksCommand.Listing.class,
      WebhooksCommand.Remove.class,
      WebhooksCommand.Resume.class
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost webhooks add https://directory.example.org/hook --entity services,organizations",
      "  fingerpost webhooks list",
      "  fingerpost webhooks remove 0d3f6a52-2f0c-4c3b-8d0c-8c5d4a2f9b11"
    })
final class WebhooksCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do with webhooks: add, list, remove or resume.");
  }

  /** What a subcommand does with the subscriptions. */
  private interface Deed {
    void act(Webhooks webhooks, PrintWriter out) throws SQLException;
  }

  private static Integer within(JointOptions options, CommandSpec spec, Deed deed)
      throws SQLException {
    PrintWriter out = spec.commandLine().getOut();
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      deed.act(new Webhooks(joint.database()), out);
      out.flush();
      return ExitCode.OK.number();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private static void verifyKnown(boolean isKnown, UUID id) {
    if (!isKnown) {
      throw new UsageException(
          "There is no webhook %s; `fingerpost webhooks list` shows those there are."
              .formatted(id));
    }
  }

  /** {@code fingerpost webhooks add}. */
  @Command(
      name = "add",
      header = "Has an address told of changes from now on, and prints its secret, once.",
      mixinStandardHelpOptions = true)
  static final class Add implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private JointOptions options;

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
      return within(
          options,
          spec,
          (webhooks, out) -> {
            Webhooks.Added added = webhooks.add(url, entities(), isInternal, fromStart);
            out.println("Webhook " + added.id());
            out.println("Secret  " + added.secret());
            out.println("Keep the secret: it is not shown again. It proves who sends.");
          });
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
                          .formatted(name, wireNames(EnumSet.allOf(SignpostEntity.class)))));
    }
  }

  private static String wireNames(Set<SignpostEntity> entities) {
    return entities.stream().map(SignpostEntity::wireName).collect(Collectors.joining(", "));
  }

  /** {@code fingerpost webhooks list}. */
  @Command(
      name = "list",
      header = "Shows who is told of what, and how that goes.",
      mixinStandardHelpOptions = true)
  static final class Listing implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private JointOptions options;

    @Override
    public Integer call() throws SQLException {
      return within(
          options,
          spec,
          (webhooks, out) -> {
            List<Webhook> all = webhooks.list();
            all.forEach(webhook -> tell(webhook, out));
            out.printf("%d webhooks.%n", all.size());
          });
    }

    private static void tell(Webhook webhook, PrintWriter out) {
      out.printf("%s  %s%n", webhook.id(), webhook.url());
      out.printf("  told of %s%n", wireNames(webhook.entities()));
      out.printf(
          "  last taken: %s%n", webhook.delivered().map(Object::toString).orElse("nothing yet"));
      if (webhook.failures() > 0) {
        out.printf("  not taken %d times in a row%n", webhook.failures());
      }
      webhook.held().ifPresent(reason -> out.println("  held: " + reason));
    }
  }

  /** {@code fingerpost webhooks remove}. */
  @Command(
      name = "remove",
      header = "Tells an address nothing more.",
      mixinStandardHelpOptions = true)
  static final class Remove implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private JointOptions options;

    @Parameters(paramLabel = "ID", description = "As `list` shows it.")
    private UUID id;

    @Override
    public Integer call() throws SQLException {
      return within(
          options,
          spec,
          (webhooks, out) -> {
            verifyKnown(webhooks.remove(id), id);
            out.println("It is told nothing more.");
          });
    }
  }

  /** {@code fingerpost webhooks resume}. */
  @Command(
      name = "resume",
      header = "Tries again one that was held.",
      mixinStandardHelpOptions = true)
  static final class Resume implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private JointOptions options;

    @Parameters(paramLabel = "ID", description = "As `list` shows it.")
    private UUID id;

    @Override
    public Integer call() throws SQLException {
      return within(
          options,
          spec,
          (webhooks, out) -> {
            verifyKnown(webhooks.resume(id), id);
            out.println("It is told again, from where it was left.");
          });
    }
  }
}
