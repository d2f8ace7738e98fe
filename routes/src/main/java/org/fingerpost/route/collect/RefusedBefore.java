package org.fingerpost.route.collect;

import java.util.List;
import org.fingerpost.connector.RecentlyTold;
import org.fingerpost.schema.Refusal;

/** The refusals that this process sent already, which need not be sent at each comparison. */
final class RefusedBefore {
  private final RecentlyTold ids = new RecentlyTold();

  List<Refusal> newOnes(List<Refusal> refused) {
    return refused.stream().filter(refusal -> !ids.contains(refusal.id())).toList();
  }

  void remember(List<Refusal> refused) {
    refused.forEach(refusal -> ids.add(refusal.id()));
  }
}
