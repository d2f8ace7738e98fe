package org.fingerpost.route.directory;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.fingerpost.route.places.Place;
import org.fingerpost.route.places.Postcode;
import org.fingerpost.route.search.DirectorySearch;

/**
 * What a visitor means by a place.
 *
 * @param near the middle of a postcode
 * @param districts codes of districts by that name
 * @param words a place that has to be looked for by its name; empty where it is one of the others
 * @param isUnknown whether it is a postcode that the gazetteer does not have
 */
record Whereabouts(Optional<Place> near, List<String> districts, String words, boolean isUnknown) {
  private static final Whereabouts ANYWHERE =
      new Whereabouts(Optional.empty(), List.of(), "", false);

  static Whereabouts of(String typed, DirectorySearch search) throws SQLException {
    Optional<Postcode> postcode = Postcode.of(typed);
    if (typed.isEmpty()) {
      return ANYWHERE;
    }
    if (postcode.isPresent()) {
      Optional<Place> place = search.place(postcode.get());
      return new Whereabouts(place, List.of(), "", place.isEmpty());
    }
    List<String> districts = Terms.districtsNamedLike(typed);
    return new Whereabouts(Optional.empty(), districts, districts.isEmpty() ? typed : "", false);
  }

  /** The code of the one district that it is in, where that is known. */
  Optional<String> district() {
    return districts.size() == 1 ? Optional.of(districts.get(0)) : near.flatMap(Place::district);
  }
}
