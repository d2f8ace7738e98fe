package org.fingerpost.route.collect;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.collect.Withdrawals.Dataset;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what is shared but described no longer. A dataset that a valid descriptor leaves out is
 * taken back at once: the member decided so. A member without any descriptor is held until a person
 * has it withdrawn, for its descriptor may only be broken, and absence is not deletion.
 */
final class Departures {
  private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

  /** What has been taken back once has nothing to be late with. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final HubServices hub;
  private final Withdrawals withdrawals;
  private final Set<String> members;
  private final Set<List<String>> datasets;
  private boolean looked;

  Departures(HubServices hub) {
    this.hub = hub;
    this.withdrawals = new Withdrawals(hub.database());
    this.members =
        hub.members().stream().map(MemberDescriptor::id).collect(Collectors.toUnmodifiableSet());
    this.datasets =
        hub.members().stream()
            .flatMap(
                member ->
                    member.datasets().stream().map(dataset -> List.of(member.id(), dataset.name())))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Takes back what is to be taken back, and says what is held. Never throws. */
  void look() {
    try {
      dropOldWords();
      lookAtAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("What is described no longer was not found out: {}", CollectRound.sentence(e));
      LOG.debug("What is described no longer was not found out", e);
    }
  }

  /** A word from before the member came back must not count when its descriptor next goes. */
  private void dropOldWords() {
    if (!looked) {
      withdrawals.drop(members);
      looked = true;
    }
  }

  private void lookAtAll() throws InterruptedException {
    Set<String> asked = new HashSet<>(withdrawals.asked());
    asked.removeAll(members);
    Set<String> withdrawn = new HashSet<>(asked);
    for (Dataset dataset : departed()) {
      boolean described = members.contains(dataset.member());
      if (described || asked.contains(dataset.member())) {
        if (!takeBack(dataset, described)) {
          withdrawn.remove(dataset.member());
        }
      } else {
        hold(dataset.member());
      }
    }
    finish(withdrawn);
  }

  private void finish(Set<String> withdrawn) {
    if (!withdrawn.isEmpty()) {
      withdrawn.forEach(member -> line(member, "").working());
      withdrawals.drop(withdrawn);
    }
  }

  private List<Dataset> departed() {
    return withdrawals.shared().stream()
        .filter(dataset -> !datasets.contains(List.of(dataset.member(), dataset.name())))
        .toList();
  }

  private boolean takeBack(Dataset dataset, boolean described) throws InterruptedException {
    RouteBoard.Line line = line(dataset.member(), dataset.name());
    String why = described ? "no longer in the member's descriptor" : "the member was withdrawn";
    try {
      long deletions = new Retraction(hub, dataset).takeBack(why);
      LOG.warn("{}: {}; {} records are taken back", line.name(), why, deletions);
      line.count("deleted", deletions);
      line.sawChange();
      line.working();
      return true;
    } catch (RuntimeException e) {
      String sentence = CollectRound.sentence(e);
      line.failing(RouteBoard.State.FAILING_RETRIABLE, sentence);
      LOG.warn("{} could not be taken back: {}", line.name(), sentence);
      LOG.debug("{} could not be taken back", line.name(), e);
      return false;
    }
  }

  private void hold(String member) {
    line(member, "")
        .failing(
            RouteBoard.State.HELD,
            "No descriptor of this member can be used, so nothing is read from it, and what it shared stays. Put its descriptor back or right and start the hub again; or run 'fingerpost withdraw %s' to take back everything that it shared."
                .formatted(member));
  }

  private RouteBoard.Line line(String member, String dataset) {
    return hub.board().line(MemberTopic.STAGE, member, dataset, NEVER);
  }
}
