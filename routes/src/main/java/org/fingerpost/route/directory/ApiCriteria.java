package org.fingerpost.route.directory;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.route.places.Place;
import org.fingerpost.route.places.Postcode;
import org.fingerpost.route.search.Criteria;
import org.fingerpost.route.search.DirectorySearch;
import org.fingerpost.route.search.SearchWords;
import org.fingerpost.schema.Kind;

/** What a list's parameters ask of the index: everything that is given must hold. */
record ApiCriteria(DirectorySearch search) {
  Criteria of(Kind kind, ApiRequest asked) throws SQLException {
    Criteria criteria = withTerms(Criteria.of(Set.of(kind)), asked);
    if (asked.search().isPresent()) {
      criteria = criteria.words(SearchWords.allOf(asked.search().get()));
    }
    if (asked.modifiedAfter().isPresent()) {
      criteria = criteria.modifiedSince(asked.modifiedAfter().get());
    }
    Optional<Double> metres = asked.proximity();
    return asked.postcode().isPresent() ? near(criteria, asked.postcode().get(), metres) : criteria;
  }

  Criteria ofServices(ApiRequest asked) throws SQLException {
    Criteria criteria =
        of(Kind.SERVICE, asked)
            .scheduled(asked.day(), asked.time("start_time"), asked.time("end_time"));
    if (asked.id("organization_id").isPresent()) {
      criteria = criteria.organization(asked.id("organization_id").get());
    }
    if (asked.age("minimum_age").isPresent()) {
      criteria = criteria.minimumAgeFrom(asked.age("minimum_age").get());
    }
    if (asked.age("maximum_age").isPresent()) {
      criteria = criteria.maximumAgeTo(asked.age("maximum_age").get());
    }
    return criteria;
  }

  private static Criteria withTerms(Criteria all, ApiRequest asked) {
    Criteria criteria = all;
    if (asked.id("taxonomy_term_id").isPresent()) {
      criteria = criteria.term(asked.id("taxonomy_term_id").get());
    }
    return asked.id("taxonomy_id").isPresent()
        ? criteria.taxonomy(asked.id("taxonomy_id").get())
        : criteria;
  }

  private Criteria near(Criteria criteria, Postcode postcode, Optional<Double> metres)
      throws SQLException {
    Optional<Place> place = search.place(postcode);
    if (metres.isEmpty()) {
      return criteria.covering(postcode, place.flatMap(Place::district));
    }
    return criteria.within(
        place
            .map(Place::point)
            .orElseThrow(
                () ->
                    ApiRequest.refused(
                        "Nobody told this hub where %s is: leave proximity out, or ask for a postcode nearby."
                            .formatted(postcode.outward().text()))),
        metres.get());
  }
}
