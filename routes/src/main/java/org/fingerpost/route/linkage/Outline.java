package org.fingerpost.route.linkage;

import java.util.Arrays;

/**
 * An organisation's record in outline: what {@link Screening} looks at, in one array, since a
 * record itself is dozens of objects that are in no cache by the time another comes that shares a
 * key with it. Hashes stand for values, {@link Letters} for what may be a slip.
 */
final class Outline {
  /** Of a record that has to be compared in full always. */
  static final long[] NONE = {};

  static final int POSTCODE = 1;
  static final int POSTCODE_LETTERS = 2;
  static final int POSTCODE_LEVELS = 3;
  static final int DOOR = 4;
  static final int STREET_LETTERS = 5;
  static final int DOOR_LETTERS = 6;
  static final int CITY = 7;
  static final int CITY_LETTERS = 8;
  static final int BUILDING_LETTERS = 9;
  static final int REGION = 10;

  /** Hash of the house number; nought where there is none, or several. */
  static final int NUMBER = 11;

  /** How many numbers, and how long they, street and both are: what {@link StreetForm} reads. */
  static final int STREET_FORM = 12;

  static final int FIRST = 13;

  /** What there may be several of, in the order in which they stand. */
  static final int TOWN_WORDS = 0;

  static final int PHONES = 1;
  static final int EMAILS = 2;
  static final int DOMAINS = 3;
  static final int IDENTIFIERS = 4;
  static final int NAMES = 5;

  /** A value: hash, letters, its register or last digits, and whether it is a mobile. */
  static final int VALUE = 4;

  static final int HASH = 0;
  static final int LETTERS = 1;
  static final int OF_VALUE = 2;
  static final int MOBILE = 3;

  /** A name: hash, letters, those of what may stand for words of it, and how many words. */
  static final int NAME = 4;

  static final int WHOLE = 1;
  static final int INITIALS = 2;

  /** A word of a name: hash, letters, and what {@link #bits} and the like read. */
  static final int WORD = 3;

  static final int MORE = 2;

  private static final int MOST = 20;
  private static final int COUNT_BITS = 8;
  private static final int FORM = 1 << 31;
  private static final int SHORT_WORD = 3;

  private final LinkModel model;
  private long[] held = new long[64];
  private int size = FIRST;

  private Outline(LinkModel model) {
    this.model = model;
  }

  /** Empty where a record is not as nearly all are: with several addresses, say. */
  static long[] of(LinkModel model, Features features) {
    boolean odd =
        features.places.length > 1
            || !features.birth.isEmpty()
            || features.phones.length > MOST
            || features.identifiers.length > MOST;
    for (NameWords name : features.names) {
      odd |= Arrays.stream(name.hashes).distinct().count() < name.hashes.length;
    }
    return odd ? NONE : new Outline(model).filled(features);
  }

  static int count(long[] outline, int section) {
    return (int) (outline[0] >>> (section * COUNT_BITS)) & 0xff;
  }

  /** Where its values begin, those of all sorts one after the other. */
  static int values(long[] outline) {
    return FIRST + count(outline, TOWN_WORDS);
  }

  /** Where its names begin. */
  static int names(long[] outline) {
    int values = count(outline, PHONES) + count(outline, EMAILS);
    values += count(outline, DOMAINS) + count(outline, IDENTIFIERS);
    return values(outline) + VALUE * values;
  }

  /** How many words the name has that stands there. */
  static int words(long[] outline, int name) {
    return (int) outline[name + NAME - 1];
  }

  /** Where the next name stands. */
  static int after(long[] outline, int name) {
    return name + NAME + WORD * words(outline, name);
  }

  private long[] filled(Features features) {
    if (features.places.length > 0) {
      place(features.places[0]);
    }
    values(PHONES, features.phones);
    values(EMAILS, features.emails);
    values(DOMAINS, features.domains);
    counted(IDENTIFIERS, features.identifiers.length);
    for (Identifier each : features.identifiers) {
      long register = Text.hash("register", each.scheme());
      add(each.hash(), Letters.of(each.number()), register, 0);
    }
    counted(NAMES, features.names.length);
    for (NameWords name : features.names) {
      name(name);
    }
    return Arrays.copyOf(held, size);
  }

  private void place(Place place) {
    PostcodeForm postcode = place.postcode;
    held[POSTCODE] = postcode.isEmpty() ? 0 : postcode.hash();
    held[POSTCODE_LETTERS] = Letters.of(postcode.text());
    held[POSTCODE_LEVELS] = postcode.levels();
    held[DOOR] = place.door;
    held[STREET_LETTERS] = Letters.of(place.street);
    held[DOOR_LETTERS] = Letters.of(place.doorText());
    held[NUMBER] = place.numbers.length == 1 ? Text.hash("number", place.numbers[0]) : 0;
    held[STREET_FORM] = StreetForm.of(place);
    held[CITY] = place.city.isEmpty() ? 0 : place.cityHash;
    held[CITY_LETTERS] = Letters.of(place.city);
    held[BUILDING_LETTERS] = Letters.of(place.building);
    held[REGION] = place.region.isEmpty() ? 0 : Text.hash("region", place.region);
    counted(TOWN_WORDS, place.townWords.length);
    add(place.townWords);
  }

  private void values(int section, Value[] values) {
    counted(section, values.length);
    for (Value each : values) {
      String text = each.text();
      long mobile = Phones.isMobile(text) ? 1 : 0;
      add(each.hash(), Letters.of(text), Contacts.localPart(text), mobile);
    }
  }

  private void name(NameWords name) {
    StringBuilder brief = new StringBuilder(name.initials).append(name.allInitials);
    for (String word : name.words) {
      brief.append(word.length() <= SHORT_WORD ? word : "");
    }
    long initials = Letters.anyOf(brief.toString());
    add(name.whole, Letters.of(name.joined()), initials, name.words.length);
    float[] bits = name.bits(model);
    for (int at = 0; at < bits.length; at++) {
      String word = name.words[at];
      int form = name.qualifiers[at] == Qualifier.FORM ? FORM : 0;
      long more = ((long) Float.floatToIntBits(bits[at]) << 32) & 0xffffffff00000000L;
      more |= (form | word.length() << 16 | word.charAt(0)) & 0xffffffffL;
      add(name.hashes[at], Letters.of(word), more);
    }
  }

  /** How many bits a word tells. */
  static float bits(long word) {
    return Float.intBitsToFloat((int) (word >>> 32));
  }

  /** Whether it says what sort of body it is. */
  static boolean isForm(long word) {
    return ((int) word & FORM) != 0;
  }

  static int length(long word) {
    return ((int) word & ~FORM) >>> 16;
  }

  static boolean haveOneBeginning(long word, long other) {
    return (char) word == (char) other;
  }

  private void counted(int section, int count) {
    held[0] |= (long) count << (section * COUNT_BITS);
  }

  private void add(long... each) {
    if (size + each.length > held.length) {
      held = Arrays.copyOf(held, 2 * held.length + each.length);
    }
    System.arraycopy(each, 0, held, size, each.length);
    size += each.length;
  }
}
