package org.fingerpost.route.operate.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A brake as a test sets it. */
final class PlannedDeletes implements HeldDeletes {
  final List<Held> held = new ArrayList<>();
  final List<String> said = new ArrayList<>();

  void hold(String member, long revision) {
    held.clear();
    held.add(new Held(member, "groups", "waiting", 40, 90, Instant.now(), revision));
  }

  @Override
  public List<Held> all() {
    return List.copyOf(held);
  }

  @Override
  public List<Missing> records(Held one, int limit) {
    return List.of(new Missing("17", "Vale Chess"));
  }

  @Override
  public Optional<String> say(Held one, boolean isGone, String by, String because) {
    said.add("%s %s %s".formatted(isGone ? "gone" : "stay", by, because));
    return Optional.empty();
  }
}
