package org.fingerpost.connector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody who mistyped one most likely meant. */
public final class NearestNames {
  private static final int MOST = 3;
  private static final int LONGEST_LIST = 30;

  private NearestNames() {}

  /** Up to three existing names, nearest first; none where nothing is near. */
  public static List<String> to(String wanted, Collection<String> existing) {
    int limit = Math.max(2, wanted.length() / 2);
    List<String> near = new ArrayList<>();
    existing.stream()
        .distinct()
        .filter(name -> distance(wanted, name) <= limit)
        .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
        .limit(MOST)
        .forEach(near::add);
    return near;
  }

  /** {@code The nearest are a, b. There are: a, b, c.}, to follow a sentence about the wanted. */
  public static String advice(String wanted, Collection<String> existing) {
    List<String> near = to(wanted, existing);
    String nearest = near.isEmpty() ? "" : " Nearest: " + String.join(", ", near) + ".";
    if (existing.isEmpty()) {
      return nearest;
    }
    List<String> shown = existing.stream().distinct().limit(LONGEST_LIST).toList();
    String rest = existing.size() > LONGEST_LIST ? ", ..." : "";
    return nearest + " There are: " + String.join(", ", shown) + rest + ".";
  }

  /** Levenshtein distance without regard to case. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
