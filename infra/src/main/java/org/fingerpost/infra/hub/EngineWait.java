package org.fingerpost.infra.hub;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits for engines of one's own that do not answer yet, and says so meanwhile. */
final class EngineWait {
  private static final int LOOK_EVERY_SECONDS = 1;

  private EngineWait() {}

  /** Returns when those engines answer that the settings name. */
  static void await(HubSettings settings, Consumer<String> lines) throws InterruptedException {
    Optional<Engines.Away> away = Engines.away(settings);
    if (away.isEmpty()) {
      return;
    }
    try (WaitingHealth health =
        new WaitingHealth(settings.bind(), settings.port(), away.get().engine())) {
      String told = "";
      while (away.isPresent()) {
        health.waitFor(away.get().engine());
        if (!told.equals(away.get().engine())) {
          told = away.get().engine();
          lines.accept("Waiting     " + away.get().problem().getMessage());
        }
        TimeUnit.SECONDS.sleep(LOOK_EVERY_SECONDS);
        away = Engines.away(settings);
      }
    }
  }
}
