package org.fingerpost.route.collect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fingerpost.schema.Refusal;

/**
 * The refusals that this process sent already: a bad row that a member leaves in its table is read
 * at every comparison and need not be sent each time. Forgetting one costs a message, no more.
 */
final class RefusedBefore {
  private static final int REMEMBERED = 10_000;

  private final Set<String> ids =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  List<Refusal> newOnes(List<Refusal> refused) {
    return refused.stream().filter(refusal -> !ids.contains(refusal.id())).toList();
  }

  void remember(List<Refusal> refused) {
    refused.forEach(refusal -> ids.add(refusal.id()));
  }
}
