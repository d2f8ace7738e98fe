package org.fingerpost.infra.command;

import java.time.Instant;
import java.util.Optional;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.control.RefusalFilter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which refused records a command is about. */
final class RefusalOptions {
  @Parameters(arity = "0..1", paramLabel = "ID", description = "One refusal, by its id.")
  private String id;

  @Option(names = "--member", paramLabel = "ID", description = "Only records of that member.")
  private String member;

  @Option(names = "--dataset", paramLabel = "NAME", description = "Only of that dataset.")
  private String dataset;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "Only what that stage refused: collect, normalise or resolve.")
  private String stage;

  @Option(names = "--reason", paramLabel = "REASON", description = "Only for that reason.")
  private String reason;

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      converter = MomentOrAgo.class,
      description = "Only what was seen since: 2h ago, a day, or a moment in UTC.")
  private Instant since;

  @Option(
      names = "--before",
      paramLabel = "WHEN",
      converter = MomentOrAgo.class,
      description = "Only what was seen before.")
  private Instant before;

  RefusalFilter filter() {
    return new RefusalFilter(
        JointOptions.given(id),
        JointOptions.given(member),
        JointOptions.given(dataset),
        JointOptions.given(stage),
        JointOptions.given(reason),
        Optional.ofNullable(since),
        Optional.ofNullable(before));
  }

  /**
   * What is to be acted on.
   *
   * @throws UsageException when nothing narrows it, and it was not said that all are meant
   */
  RefusalFilter filterToActOn(boolean all) {
    RefusalFilter filter = filter();
    if (all != filter.equals(RefusalFilter.ALL)) {
      throw new UsageException(
          "Name a refusal by its id, narrow them down with --member, --reason and the like, or say --all.");
    }
    return filter;
  }
}
