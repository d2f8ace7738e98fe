package org.fingerpost.route.collect;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.fingerpost.connector.NearestNames;
import org.fingerpost.connector.SourceShape;

/** Says what changed in a dataset's columns, and what to do. */
final class ShapeSentence {
  private ShapeSentence() {}

  static String held(String name, SourceShape.Difference difference, SortedSet<String> used) {
    String gone =
        difference.vanished().stream()
            .filter(used::contains)
            .map(column -> gone(column, difference.appeared()))
            .collect(Collectors.joining("; "));
    String retyped =
        difference.retyped().stream()
            .filter(column -> used.contains(column.name()))
            .map(c -> "%s was %s and is %s".formatted(c.name(), c.before(), c.now()))
            .collect(Collectors.joining("; "));
    String what = gone.isEmpty() || retyped.isEmpty() ? gone + retyped : gone + "; " + retyped;
    return "The columns of %s changed, so nothing is read of it until a person has looked: %s. Put them back, or name the new ones in the descriptor, or say 'fingerpost drift accept %s'."
        .formatted(name, what, name);
  }

  /** Only one that came may be the one that went, under another name. */
  private static String gone(String column, List<String> appeared) {
    List<String> near = NearestNames.to(column, appeared);
    List<String> candidates = near.isEmpty() && appeared.size() == 1 ? appeared : near;
    return candidates.isEmpty()
        ? column + " is gone"
        : "%s is gone, perhaps renamed to %s".formatted(column, candidates.get(0));
  }
}
