package org.fingerpost.connector.descriptor;

import java.util.ArrayList;
import java.util.List;

/** Gathers what the checks find, so that a person sees all of it at once. */
final class Findings {
  private final List<Problem> errors = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  void error(Place place, String sentence, Object... words) {
    errors.add(place.problem(sentence.formatted(words)));
  }

  void warning(Place place, String sentence, Object... words) {
    warnings.add(place.problem(sentence.formatted(words)));
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  List<Problem> errors() {
    return errors.stream().distinct().sorted().toList();
  }

  List<Problem> warnings() {
    return warnings.stream().distinct().sorted().toList();
  }
}
