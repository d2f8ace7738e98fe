package org.fingerpost.route.directory.feedback;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.fingerpost.schema.Vocabularies;
import org.fingerpost.schema.Vocabularies.Vocabulary;

/** The words that may be kept of what somebody typed: those of which no person can be known. */
final class NeedWords {
  private static final Set<String> KNOWN = known();
  private static final List<String> ENDINGS = List.of("s", "es", "ing");

  private NeedWords() {}

  /** Whether it says a need; in small letters. */
  static boolean contains(String word) {
    return KNOWN.contains(word)
        || ENDINGS.stream()
            .filter(word::endsWith)
            .anyMatch(ending -> KNOWN.contains(without(word, ending)));
  }

  private static String without(String word, String ending) {
    return word.substring(0, word.length() - ending.length());
  }

  private static Set<String> known() {
    Set<String> words = new HashSet<>();
    Stream.of(
            Vocabularies.groupsServed(),
            Vocabularies.infrastructureServices(),
            Vocabularies.of(Vocabularies.ACTIVITY_TYPES))
        .map(Vocabulary::terms)
        .flatMap(List::stream)
        .flatMap(term -> UnmetNeeds.words(term.name().toLowerCase(Locale.ROOT)))
        .forEach(words::add);
    lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> words.addAll(Arrays.asList(line.split(" "))));
    return Set.copyOf(words);
  }

  private static Stream<String> lines() {
    try (InputStream list = NeedWords.class.getResourceAsStream("need-words.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
