package org.fingerpost.route.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The districts by their codes, and by the names that people know them by. */
final class Districts {
  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.of(
              "E07000234", "Bromsgrove",
              "E07000235", "Malvern Hills",
              "E07000236", "Redditch",
              "E07000237", "Worcester",
              "E07000238", "Wychavon",
              "E07000239", "Wyre Forest"));

  private Districts() {}

  /** The name of that code, or the code itself where it is another county's. */
  static String nameOf(String code) {
    return NAMES.getOrDefault(code, code);
  }

  static List<String> names() {
    return NAMES.values().stream().sorted().toList();
  }

  /** The codes, in lower case, of the districts whose names begin with what was typed. */
  static List<String> codesNamedLike(String typed) {
    String beginning = typed.strip().toLowerCase(Locale.ROOT);
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().toLowerCase(Locale.ROOT).startsWith(beginning))
        .map(entry -> entry.getKey().toLowerCase(Locale.ROOT))
        .toList();
  }
}
