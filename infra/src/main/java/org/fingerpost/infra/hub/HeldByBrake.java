package org.fingerpost.infra.hub;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fingerpost.route.collect.Brakes;
import org.fingerpost.route.collect.Brakes.ChangedMeanwhileException;
import org.fingerpost.route.operate.console.HeldDeletes;

/** What the collect stage's brake holds back, for the console: stages do not know each other. */
record HeldByBrake(Brakes brakes) implements HeldDeletes {
  @Override
  public List<Held> all() {
    return brakes.held().stream().map(HeldByBrake::held).toList();
  }

  private static Held held(Brakes.Held held) {
    return new Held(
        held.member(),
        held.dataset(),
        held.state().name().toLowerCase(Locale.ROOT),
        held.missing(),
        held.total(),
        held.since(),
        held.revision());
  }

  @Override
  public List<Missing> records(Held held, int limit) {
    return find(held).stream()
        .flatMap(found -> brakes.records(found, "", limit).stream())
        .map(gone -> new Missing(gone.key().key(), gone.name()))
        .toList();
  }

  @Override
  public Optional<String> say(Held held, boolean isGone, String by, String because) {
    Optional<Brakes.Held> found = find(held);
    try {
      if (found.isEmpty()) {
        return Optional.of("Nothing of that dataset is held back any more. Nothing was done.");
      }
      if (isGone) {
        brakes.lift(found.get(), by, because);
      } else {
        brakes.keep(found.get(), by, because);
      }
      return Optional.empty();
    } catch (ChangedMeanwhileException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** The same list, as it stands: a word on another one is refused by its revision. */
  private Optional<Brakes.Held> find(Held held) {
    return brakes
        .held(held.member(), held.dataset())
        .filter(found -> found.revision() == held.revision());
  }
}
