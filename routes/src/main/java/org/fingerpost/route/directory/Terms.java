package org.fingerpost.route.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fingerpost.schema.IdentifierScheme;
import org.fingerpost.schema.Vocabularies;
import org.fingerpost.schema.Vocabularies.Term;

/** What vocabulary terms and registers are called on a page. */
public final class Terms {
  private static final Map<String, String> NAMES =
      Vocabularies.all().stream()
          .flatMap(vocabulary -> vocabulary.terms().stream())
          .collect(Collectors.toMap(Term::id, Term::name, (first, second) -> first));

  private Terms() {}

  /** The term's name, or its id made readable where no vocabulary has it. */
  public static String nameOf(String id) {
    return Optional.ofNullable(NAMES.get(id)).orElseGet(() -> readable(id));
  }

  /** The path of the page about a district, or about a topic. */
  public static String pathOf(Term term) {
    return term.vocabulary().equals(Vocabularies.DISTRICTS)
        ? "/districts/" + slug(term.name())
        : "/topics/" + term.id();
  }

  /** The district with that name in an address, such as {@code malvern-hills}. */
  static Optional<Term> district(String slug) {
    return Vocabularies.districts().terms().stream()
        .filter(term -> slug(term.name()).equals(slug))
        .findFirst();
  }

  /** The code of the district of that name. */
  static Optional<String> districtNamed(String typed) {
    return Vocabularies.districts().find(typed).map(Term::id);
  }

  /** The topic with that id: a group served, or a service to groups. */
  static Optional<Term> topic(String id) {
    return Vocabularies.groupsServed()
        .term(id)
        .or(() -> Vocabularies.infrastructureServices().term(id));
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** What a number of that register is called. */
  public static String registerOf(String scheme) {
    return Optional.ofNullable(Vocabularies.identifierSchemes().get(scheme))
        .map(IdentifierScheme::name)
        .orElse(scheme);
  }

  /** The names of the districts, in order. */
  static List<String> districtNames() {
    return Vocabularies.districts().terms().stream().map(Term::name).sorted().toList();
  }

  /** The codes of the districts whose names begin with what was typed. */
  static List<String> districtsNamedLike(String typed) {
    String beginning = typed.strip().toLowerCase(Locale.ROOT);
    return Vocabularies.districts().terms().stream()
        .filter(term -> term.name().toLowerCase(Locale.ROOT).startsWith(beginning))
        .map(Term::id)
        .toList();
  }

  private static String readable(String id) {
    String words = id.replace('-', ' ').replace('_', ' ').strip();
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
