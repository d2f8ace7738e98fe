package org.fingerpost.route.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.fingerpost.schema.UuidOrder;

/** Connected components: records that share a key, directly or through others. */
final class Components {
  private static final Comparator<Member> BY_ID =
      Comparator.comparing(Member::id, UuidOrder.SMALLEST_FIRST);

  private final List<Member> members;
  private final Linkage linkage;
  private final int[] parents;

  private Components(List<Member> members, Linkage linkage) {
    this.members = members;
    this.linkage = linkage;
    this.parents = new int[members.size()];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
    }
  }

  /**
   * The components, each ordered by id.
   *
   * @param links whether a key links at all
   */
  static List<List<Member>> of(
      Collection<Member> members, Linkage linkage, Predicate<MatchKey> links) {
    Components components = new Components(List.copyOf(members), linkage);
    components.join(links);
    return components.collect();
  }

  /** The same records, smallest id first. */
  static List<Member> ordered(List<Member> members) {
    return members.stream().sorted(BY_ID).toList();
  }

  private void join(Predicate<MatchKey> links) {
    Map<String, Integer> firstHolders = new HashMap<>(members.size() * 4);
    for (int i = 0; i < parents.length; i++) {
      for (MatchKey key : linkage.keysOf(members.get(i).version())) {
        if (links.test(key)) {
          Integer first = firstHolders.putIfAbsent(key.text(), i);
          if (first != null) {
            parents[root(i)] = root(first);
          }
        }
      }
    }
  }

  private int root(int member) {
    int at = member;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  private List<List<Member>> collect() {
    Map<Integer, List<Member>> byRoot = new LinkedHashMap<>(parents.length * 2);
    for (int i = 0; i < parents.length; i++) {
      byRoot.computeIfAbsent(root(i), root -> new ArrayList<>(1)).add(members.get(i));
    }
    byRoot.values().forEach(component -> component.sort(BY_ID));
    return List.copyOf(byRoot.values());
  }
}
