package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.EngineException;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.linkage.Verdict;
import org.fingerpost.route.resolve.Verdicts;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fingerpost verdict}: a person's word on whether two records are the same one. */
@Command(
    name = "verdict",
    header = "Says that two members' records are the same one, or are not.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost verdict same barn/groups/17 vale/clubs/4 --because \"moved in June, asked Ann\"",
      "  fingerpost verdict different barn/groups/17 vale/clubs/9 --because \"two clubs, one hall\"",
      "  fingerpost verdict withdraw barn/groups/17 vale/clubs/9",
      "",
      "A verdict outranks every likeness and is kept until it is withdrawn. A running hub that links",
      "by model follows within seconds, and publishes what changes. `fingerpost links --review` lists the pairs that",
      "wait for one; `fingerpost links MEMBER/DATASET/KEY` shows what a record is linked to, and why."
    })
final class VerdictCommand implements Callable<Integer> {
  private static final int LONGEST = 500;

  @Mixin private JointOptions options;
  @Mixin private Output output;

  @Parameters(index = "0", paramLabel = "VERDICT", description = "same, different or withdraw.")
  private Word word;

  @Parameters(index = "1", paramLabel = "RECORD", description = "Its id, or MEMBER/DATASET/KEY.")
  private String one;

  @Parameters(index = "2", paramLabel = "RECORD", description = "The other record.")
  private String other;

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why, for those who look at it later. Needed, but to withdraw.")
  private String because;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who says so (default: ${DEFAULT-VALUE}).")
  private String by;

  /** What is said. */
  enum Word {
    same,
    different,
    withdraw
  }

  @Override
  public Integer call() {
    UUID first = RecordName.id(one);
    UUID second = RecordName.id(other);
    verify(first, second);
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      keep(new Verdicts(joint.database()), first, second);
    } catch (SQLException e) {
      throw new EngineException(
          "The joint database did not keep the verdict (SQL state %s). See that it runs, and say it again."
              .formatted(e.getSQLState()),
          e);
    }
    return ExitCode.OK.number();
  }

  private void verify(UUID first, UUID second) {
    if (first.equals(second)) {
      throw new UsageException("Both names lead to one record. Name two.");
    }
    if (word != Word.withdraw && (because.isBlank() || because.length() > LONGEST)) {
      throw new UsageException(
          "Say why, in at most %d characters, with --because \"...\": whoever looks at the link later will ask."
              .formatted(LONGEST));
    }
  }

  private void keep(Verdicts verdicts, UUID first, UUID second) throws SQLException {
    output.done(
        Json.object().put("one", first.toString()).put("other", second.toString()),
        word == Word.withdraw ? withdraw(verdicts, first, second) : say(verdicts, first, second),
        "A hub that links by model follows within seconds; else the next one does that starts.");
  }

  private String withdraw(Verdicts verdicts, UUID first, UUID second) throws SQLException {
    if (!verdicts.withdraw(first, second, by)) {
      throw new UsageException("There is no verdict on these two to withdraw.");
    }
    return "Withdrawn: the two are left to their likeness again.";
  }

  private String say(Verdicts verdicts, UUID first, UUID second) throws SQLException {
    verdicts.say(new Verdict(first, second, word == Word.same, because.strip()), by);
    return "Kept: the two are " + (word == Word.same ? "the same." : "different ones.");
  }
}
