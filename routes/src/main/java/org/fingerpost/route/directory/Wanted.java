package org.fingerpost.route.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.route.places.Place;
import org.fingerpost.route.search.Criteria;
import org.fingerpost.route.search.SearchWords;
import org.fingerpost.schema.Kind;

/** What a visitor asks for, as criteria of the index. */
final class Wanted {
  static final Set<Kind> KINDS = Set.of(Kind.ORGANIZATION, Kind.SERVICE);

  private static final double METRES_A_MILE = 1_609.344;

  private Wanted() {}

  static Criteria of(SearchForm form, Whereabouts where, SearchWords words) {
    Criteria criteria = place(Criteria.of(KINDS).open(), form, where).words(with(words, where));
    if (form.group().isPresent()) {
      criteria = criteria.groupServed(form.group().get());
    }
    if (form.exactAge().isPresent()) {
      criteria = criteria.forAge(form.exactAge().get());
    }
    if (form.day().isEmpty()) {
      return criteria;
    }
    return form.time().isPresent()
        ? criteria.openAt(form.day().get(), form.time().get())
        : criteria.scheduled(form.day(), Optional.empty(), Optional.empty());
  }

  private static Criteria place(Criteria criteria, SearchForm form, Whereabouts where) {
    if (where.near().isPresent()) {
      Place near = where.near().get();
      return criteria.within(near.point(), form.miles() * METRES_A_MILE);
    }
    return where.districts().isEmpty() ? criteria : criteria.districts(where.districts());
  }

  /** A town is looked for by its name, beside what is needed. */
  private static SearchWords with(SearchWords words, Whereabouts where) {
    List<List<String>> all = new ArrayList<>(words.groups());
    all.addAll(SearchWords.allOf(where.words()).groups());
    return new SearchWords(all);
  }
}
