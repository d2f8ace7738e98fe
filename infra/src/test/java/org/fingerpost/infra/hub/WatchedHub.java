package org.fingerpost.infra.hub;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.flow.Durability;

/** For tests elsewhere that have to know what is on the disk. */
public final class WatchedHub {
  private WatchedHub() {}

  /** A hub whose calls for durability go through the watcher. */
  public static Hub start(
      HubSettings settings, List<MemberDescriptor> members, UnaryOperator<Durability> watch)
      throws InterruptedException {
    return new HubStart(settings, Optional.empty(), members, EnumSet.allOf(Stage.class), line -> {})
        .run(watch);
  }
}
