package org.fingerpost.infra.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.infra.agent.Agent;
import org.fingerpost.infra.hub.MemberConnectors;
import org.fingerpost.infra.hub.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fingerpost agent}: reads a member's system beside it, and calls out to the hub. */
@Command(
    name = "agent",
    header = "Reads a member's system on the member's own network and sends what is shared.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost agent --member evesham.yaml --hub https://hub.example.org",
      "  fingerpost agent --member evesham.yaml --hub https://hub.example.org --state D:\\fingerpost",
      "",
      "It opens no port. Only what the descriptor's sharing agreement names leaves the building; what",
      "cannot be sent waits on disk. The exit code is 3 when the descriptor cannot be used."
    })
final class AgentCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--member",
      paramLabel = "FILE",
      required = true,
      description = "The member descriptor.")
  private Path file;

  @Option(
      names = "--hub",
      paramLabel = "URL",
      required = true,
      defaultValue = "${env:FINGERPOST_HUB}",
      description = "The hub's address, with https:// (FINGERPOST_HUB).")
  private URI hub;

  @Option(
      names = "--key",
      paramLabel = "SECRET",
      defaultValue = "$${env:FINGERPOST_AGENT_KEY}",
      description =
          "Where the member's key is kept: $${env:NAME} or $${file:PATH}, never the key itself"
              + " (default: the variable FINGERPOST_AGENT_KEY).")
  private String key;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = "${env:FINGERPOST_AGENT_STATE:-fingerpost-agent}",
      description =
          "The folder that keeps how far was read and what waits (FINGERPOST_AGENT_STATE; default:"
              + " ${DEFAULT-VALUE}).")
  private Path state;

  @Override
  public Integer call() throws IOException, DescriptorException, InterruptedException {
    MemberDescriptor member = new DescriptorReader().readWithWarnings(file).descriptor();
    verify(member);
    Files.createDirectories(state);
    MemberConnectors connectors = new MemberConnectors();
    Secret secret = new Secret(key);
    connectors.secret(secret);
    Agent agent =
        Agent.start(member, connectors.apply(member), hub, () -> connectors.secret(secret), state);
    Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "agent-stop"));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s is read and sent to %s. Ctrl-C stops it.%n", member.name(), hub);
    out.flush();
    agent.awaitClose();
    return ExitCode.OK.number();
  }

  private void verify(MemberDescriptor member) {
    if (member.system() instanceof SystemDescriptor.Push) {
      throw new UsageException(
          "The descriptor %s is of a system that sends its records by itself, so there is nothing for an agent to read. Give the descriptor that says how the system is reached."
              .formatted(file));
    }
    boolean here = "localhost".equals(hub.getHost()) || "127.0.0.1".equals(hub.getHost());
    if (!"https".equals(hub.getScheme()) && !(here && "http".equals(hub.getScheme()))) {
      throw new UsageException(
          "The hub's address %s has to start with https://: the member's key would be readable on the way."
              .formatted(hub));
    }
  }
}
