package org.fingerpost.connector.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fingerpost.connector.NearestNames;
import org.fingerpost.connector.SourceException;

/**
 * Where each wanted column stands in a file. A header is found by its text as it is; else without
 * regard to case, to space around it, and to how many spaces or underscores stand within it. A
 * column that is not there is an error and never a column of nothing.
 *
 * @param index the wanted column's name, as the descriptor has it, to its place from 0
 * @param width how many columns the file has
 */
record Header(Map<String, Integer> index, int width) {
  static Header of(String place, List<String> seen, Wanted wanted) throws SourceException {
    Map<String, Integer> index = new TreeMap<>();
    for (String name : wanted.columns()) {
      index.put(name, find(place, seen, name, wanted.aliases(name)));
    }
    return new Header(Collections.unmodifiableMap(index), seen.size());
  }

  /** The headers that are not blank; one that a wanted column is found by under that one's name. */
  static SortedSet<String> named(
      List<String> seen, SortedSet<String> wanted, Map<String, List<String>> aliases) {
    Map<String, String> names = new TreeMap<>();
    aliases.forEach((name, all) -> all.forEach(alias -> names.put(relaxed(alias), name)));
    wanted.forEach(name -> names.put(relaxed(name), name));
    return seen.stream()
        .map(String::strip)
        .filter(header -> !header.isEmpty())
        .map(
            header ->
                wanted.contains(header) ? header : names.getOrDefault(relaxed(header), header))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How many of the wanted columns these headers have. */
  static long found(List<String> seen, Wanted wanted) {
    List<String> relaxed = seen.stream().map(Header::relaxed).toList();
    return wanted.columns().stream()
        .filter(
            name ->
                relaxed.contains(relaxed(name))
                    || wanted.aliases(name).stream()
                        .map(Header::relaxed)
                        .anyMatch(relaxed::contains))
        .count();
  }

  /** By its name, else by the other headers that it may have, else by its number. */
  private static int find(String place, List<String> seen, String name, List<String> aliases)
      throws SourceException {
    Optional<Integer> found = find(place, seen, name);
    for (String alias : aliases) {
      Optional<Integer> other = find(place, seen, alias);
      if (found.isPresent() && other.isPresent() && !found.equals(other)) {
        throw SourceException.permanent(
            "%s has both the headers %s and %s, and the descriptor says that they are one. Rename one, or take it out of aliases."
                .formatted(place, name, alias));
      }
      found = found.or(() -> other);
    }
    return found.or(() -> numbered(name, seen)).orElseThrow(() -> missing(place, seen, name));
  }

  /** {@code #3}: the third column, for one without a header. */
  private static Optional<Integer> numbered(String name, List<String> seen) {
    return Optional.of(name)
        .filter(text -> text.matches("#[1-9][0-9]{0,4}"))
        .map(text -> Integer.parseInt(text.substring(1)) - 1)
        .filter(at -> at < seen.size());
  }

  private static Optional<Integer> find(String place, List<String> seen, String name)
      throws SourceException {
    List<Integer> exact = new ArrayList<>();
    List<Integer> near = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      if (seen.get(i).equals(name)) {
        exact.add(i);
      }
      if (relaxed(seen.get(i)).equals(relaxed(name))) {
        near.add(i);
      }
    }
    List<Integer> places = exact.isEmpty() ? near : exact;
    if (places.size() > 1) {
      throw doubled(place, name, places);
    }
    return places.stream().findFirst();
  }

  private static SourceException missing(String place, List<String> seen, String name) {
    List<String> named = seen.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    return SourceException.permanent(
        "%s has no column %s.%s%s Give the column its old header again, or name the new one under aliases in the descriptor."
            .formatted(place, name, NearestNames.advice(name, named), blanks(seen)));
  }

  /** A header that was wiped out by mistake is not among those that there are. */
  private static String blanks(List<String> seen) {
    List<String> blank = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      if (seen.get(i).isBlank()) {
        blank.add("#" + (i + 1));
      }
    }
    return blank.isEmpty() ? "" : " Without a header: " + String.join(", ", blank) + ".";
  }

  private static SourceException doubled(String place, String name, List<Integer> places) {
    List<String> numbers = places.stream().map(i -> Integer.toString(i + 1)).toList();
    return SourceException.permanent(
        "%s has the header %s more than once, in columns %s, so it cannot be told which is meant. Rename all but one."
            .formatted(place, name, String.join(", ", numbers)));
  }

  private static String relaxed(String header) {
    return header.replaceAll("[\\s_\u00a0]+", " ").strip().toLowerCase(Locale.ROOT);
  }
}
