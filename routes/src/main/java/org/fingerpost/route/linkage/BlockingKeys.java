package org.fingerpost.route.linkage;

import java.util.Arrays;
import org.fingerpost.schema.Kind;

/**
 * Under which keys a record is looked up. A key that the model knows to be crowded gives way to
 * several narrower ones, so the pairs compared grow in line with the records.
 */
final class BlockingKeys {
  private final LinkModel model;
  private final Crowd crowd;

  BlockingKeys(LinkModel model, Crowd crowd) {
    this.model = model;
    this.crowd = crowd;
  }

  long[] of(Features features) {
    return collect(features, new KeyCollector(model, crowd, false));
  }

  /** All that {@link #of} may give, whichever keys turn out to be crowded. */
  long[] possible(Features features) {
    return collect(features, new KeyCollector(model, crowd, true));
  }

  private long[] collect(Features features, KeyCollector keys) {
    for (Value[] values : new Value[][] {features.phones, features.emails, features.domains}) {
      for (Value value : values) {
        keys.add(value.hash(), features);
      }
    }
    for (Identifier identifier : features.identifiers) {
      keys.add(identifier.hash(), features);
      keys.add(Text.hash("number", identifier.number()), features);
    }
    for (NameWords name : features.names) {
      keys.add(name.sorted, features);
      pairs(keys, name, features);
      if (model.kind() == Kind.ORGANIZATION) {
        initials(keys, name, features);
      }
    }
    for (Place place : features.places) {
      place(keys, place, features);
    }
    if (model.kind() == Kind.PERSON) {
      person(keys, features);
    }
    return keys.sorted();
  }

  private void pairs(KeyCollector keys, NameWords name, Features features) {
    int[] rarest = name.rarest(model);
    for (int i = 0; i < rarest.length; i++) {
      for (int j = i + 1; j < rarest.length; j++) {
        long a = name.hashes[rarest[i]];
        long b = name.hashes[rarest[j]];
        keys.addWithin(Text.hash(Math.min(a, b), Math.max(a, b)), features.places);
      }
      for (Place place : features.places) {
        if (!place.city.isEmpty()) {
          keys.add(Text.hash(name.hashes[rarest[i]], place.cityHash), null);
        }
      }
    }
  }

  /** Initials and what may be initials, in any order, within a town or a postcode's district. */
  private static void initials(KeyCollector keys, NameWords name, Features features) {
    if (name.words.length >= 2) {
      initials(keys, name.initials, features);
    }
    for (String word : name.words) {
      if (word.length() >= 2 && word.length() <= 6) {
        initials(keys, word, features);
      }
    }
  }

  private static void initials(KeyCollector keys, String letters, Features features) {
    char[] sorted = letters.toCharArray();
    Arrays.sort(sorted);
    long key = Text.hash("initials", new String(sorted));
    for (Place place : features.places) {
      if (!place.city.isEmpty()) {
        keys.add(Text.hash(key, place.cityHash), null);
      }
      if (!place.postcode.district().isEmpty()) {
        keys.add(Text.hash(key, Text.hash("district", place.postcode.district())), null);
      }
    }
  }

  private void place(KeyCollector keys, Place place, Features features) {
    if (!place.postcode.isEmpty()) {
      keys.add(place.postcode.hash(), features);
    }
    if (place.door != 0) {
      keys.add(place.door, features);
    }
  }

  private static void person(KeyCollector keys, Features features) {
    for (Value email : features.emails) {
      String box = email.text().substring(0, email.text().indexOf('@'));
      keys.add(Text.hash("box", box), features);
    }
    if (!features.birth.isEmpty()) {
      keys.add(Text.hash("birth", features.birth), features);
    }
    for (NameWords name : features.names) {
      letters(keys, name, features);
    }
  }

  /** A slip mostly leaves the letters of a name the same; the year and the town make it telling. */
  private static void letters(KeyCollector keys, NameWords name, Features features) {
    long all = 0;
    for (String word : name.words) {
      long letters = letters(word);
      all += Text.hash(letters, 1);
      if (features.birth.length() >= 4) {
        long year = Text.hash("year", features.birth.substring(0, 4));
        keys.add(Text.hash(letters, year), null);
      }
      for (Place place : features.places) {
        if (!place.city.isEmpty()) {
          keys.add(Text.hash(letters, place.cityHash), null);
        }
      }
    }
    if (name.words.length > 1) {
      keys.addWithin(Text.hash(all, 2), features.places);
    }
  }

  private static long letters(String word) {
    int[] letters = word.chars().sorted().distinct().toArray();
    return Text.hash("letters", new String(letters, 0, letters.length));
  }
}
