package org.fingerpost.infra.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code fingerpost}, which does nothing itself but says what the others do. */
@Command(
    name = "fingerpost",
    header = "Brings the records of a consortium's members together into one directory.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      InitCommand.class,
      RunCommand.class,
      AgentCommand.class,
      CheckCommand.class,
      LinkCommand.class,
      LinksCommand.class,
      VerdictCommand.class,
      MembersCommand.class,
      RoutesCommand.class,
      RouteCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      PullCommand.class,
      RebuildCommand.class,
      TraceCommand.class,
      QuarantineCommand.class,
      QuarantineReplayCommand.class,
      GenerateCompletion.class,
      WithdrawCommand.class,
      AccountsCommand.class,
      PlacesCommand.class,
      BrakeCommand.class,
      DriftCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      WebhooksCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    commandListHeading = "%nCommands:%n",
    footerHeading = "%n",
    footer = {
      "Examples:",
      "  fingerpost demo                       thirteen invented member systems, all on this machine",
      "  fingerpost check members/barn.yaml    see what would be shared, before anything is",
      "  fingerpost run --members members      run the hub with your members",
      "  fingerpost link members/*.yaml --out links.csv   which of their records are the same one",
      "",
      "Say 'fingerpost COMMAND --help' for a command's own options and examples."
    })
public final class FingerpostCommand {
  private static final int HELP_WIDTH = 100;

  /** The command line with its subcommands, error sentences and exit codes. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new FingerpostCommand());
    line.setExecutionExceptionHandler(new ErrorSentences());
    line.setParameterExceptionHandler(FingerpostCommand::explainUsage);
    line.setUsageHelpWidth(HELP_WIDTH);
    line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    return line;
  }

  private static Map<String, String> exitCodes() {
    return Stream.of(ExitCode.values())
        .collect(
            Collectors.toMap(
                code -> " " + code.number(),
                ExitCode::meaning,
                (first, second) -> first,
                LinkedHashMap::new));
  }

  private static int explainUsage(CommandLine.ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    line.getErr().println(e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr());
    line.getErr()
        .println("Say '" + line.getCommandSpec().qualifiedName() + " --help' for how to call it.");
    return ExitCode.USAGE.number();
  }
}
