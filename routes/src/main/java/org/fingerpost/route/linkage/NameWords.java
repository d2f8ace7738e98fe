package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A name as words in one spelling each, without those that say nothing. */
final class NameWords {
  private static final int MOST_WORDS = 16;
  private static final Qualifier[] QUALIFIERS = Qualifier.values();
  private static final Set<String> TITLES =
      Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "prof", "sir", "dame", "cllr");
  private static final Map<String, Character> GENERATIONS =
      Map.ofEntries(
          Map.entry("jr", 'j'),
          Map.entry("jnr", 'j'),
          Map.entry("junior", 'j'),
          Map.entry("sr", 's'),
          Map.entry("snr", 's'),
          Map.entry("senior", 's'),
          Map.entry("ii", '2'),
          Map.entry("iii", '3'));

  /** J for junior, s for senior, of a person; else a space. */
  final char generation;

  final String[] words;
  final long[] hashes;

  /** What sets like-named ones apart, a word; null for other words. */
  final Qualifier[] qualifiers;

  /** How many letters the words have. */
  final int length;

  /** Stands for the words in their order, and for the words in any order. */
  final long whole;

  final long sorted;

  /** First letters of the words, and of the small words too. */
  final String initials;

  final String allInitials;

  /**
   * Where in the initials those of each word end: MH for mental health, though it be one word here.
   */
  private final byte[] briefEnds;

  private volatile Weighed weighed;

  private NameWords(List<String> words, List<String> briefs, String allInitials) {
    this(words, briefs, allInitials, ' ');
  }

  private NameWords(List<String> words, List<String> briefs, String allInitials, char generation) {
    this.generation = generation;
    this.words = words.stream().map(CommonText::of).toArray(String[]::new);
    this.hashes = words.stream().mapToLong(word -> Text.hash("word", word)).toArray();
    this.qualifiers = words.stream().map(Qualifier::of).toArray(Qualifier[]::new);
    this.length = words.stream().mapToInt(String::length).sum();
    this.whole = Text.hash("name", String.join(" ", words));
    this.sorted = Text.hash("sorted", String.join(" ", words.stream().sorted().toList()));
    this.initials = String.join("", briefs);
    this.allInitials = allInitials.equals(initials) ? initials : allInitials;
    this.briefEnds = new byte[briefs.size()];
    int end = 0;
    for (int at = 0; at < briefEnds.length; at++) {
      end += briefs.get(at).length();
      briefEnds[at] = (byte) end;
    }
  }

  private NameWords(Unpacking from) {
    generation = (char) from.small();
    words = from.texts();
    hashes = from.numbers();
    qualifiers = new Qualifier[words.length];
    int letters = 0;
    for (int at = 0; at < words.length; at++) {
      int qualifier = from.small();
      qualifiers[at] = qualifier < 0 ? null : QUALIFIERS[qualifier];
      letters += words[at].length();
    }
    length = letters;
    whole = from.number();
    sorted = from.number();
    initials = from.text();
    String all = from.text();
    allInitials = all.isEmpty() ? initials : all;
    briefEnds = from.bytes();
  }

  static NameWords unpacked(Unpacking from) {
    return new NameWords(from);
  }

  void pack(Packing to) {
    to.small(generation);
    to.texts(words);
    to.numbers(hashes);
    for (Qualifier qualifier : qualifiers) {
      to.small(qualifier == null ? -1 : qualifier.ordinal());
    }
    to.number(whole);
    to.number(sorted);
    to.text(initials);
    to.text(allInitials.equals(initials) ? "" : allInitials);
    to.bytes(briefEnds);
  }

  /** Of an organisation: without legal form, articles and the like. */
  static NameWords organization(String name) {
    List<String> given = Words.withoutLegalForms(Text.words(name));
    List<String> words = new ArrayList<>(given.size());
    List<String> briefs = new ArrayList<>(given.size());
    for (int at = 0; at < given.size() && words.size() < MOST_WORDS; ) {
      Phrase phrase = Phrase.at(given, at);
      List<String> read = given.subList(at, at + phrase.length());
      boolean small = phrase.length() == 1 && Words.SMALL.contains(read.get(0));
      String brief = initials(read.stream().filter(word -> !Words.SMALL.contains(word)).toList());
      for (String word : small ? List.<String>of() : phrase.canonical()) {
        if (!words.contains(word)) {
          words.add(word);
          briefs.add(brief);
          brief = "";
        }
      }
      at += phrase.length();
    }
    return words.isEmpty() ? plain(given) : new NameWords(words, briefs, initials(given));
  }

  /** Of a person: every word as it stands, without titles. */
  static NameWords person(String name) {
    List<String> words = new ArrayList<>(Text.words(name));
    words.removeIf(word -> words.size() > 1 && TITLES.contains(word));
    int last = words.size() - 1;
    Character generation = last < 1 ? null : GENERATIONS.get(words.get(last));
    return generation == null ? plain(words) : plain(words.subList(0, last), generation);
  }

  private static NameWords plain(List<String> given) {
    return plain(given, ' ');
  }

  private static NameWords plain(List<String> given, char generation) {
    List<String> words = given.stream().limit(MOST_WORDS).toList();
    List<String> briefs = words.stream().map(word -> word.substring(0, 1)).toList();
    return new NameWords(words, briefs, initials(words), generation);
  }

  boolean isEmpty() {
    return words.length == 0;
  }

  /** The words without spaces, which slip too. */
  String joined() {
    return String.join("", words);
  }

  /** How many letters stand for the word in an abbreviation. */
  int brief(int word) {
    return briefEnds[word] - briefStart(word);
  }

  /** Whether what stands for the word stands there in the letters. */
  boolean isBrief(int word, String letters, int at) {
    return letters.regionMatches(at, initials, briefStart(word), brief(word));
  }

  private int briefStart(int word) {
    return word == 0 ? 0 : briefEnds[word - 1];
  }

  /** How much each word tells, in bits, by that model. */
  float[] bits(LinkModel model) {
    Weighed known = weighed;
    if (known == null || known.model != model) {
      float[] bits = new float[hashes.length];
      for (int at = 0; at < bits.length; at++) {
        bits[at] = (float) model.rarity().wordBits(hashes[at], words[at]);
      }
      known = new Weighed(model, bits);
      weighed = known;
    }
    return known.bits;
  }

  /** The places of the three words that tell most; the first of equals. */
  int[] rarest(LinkModel model) {
    float[] bits = bits(model);
    int[] rarest = new int[Math.min(3, bits.length)];
    long taken = 0;
    for (int at = 0; at < rarest.length; at++) {
      int best = -1;
      for (int word = 0; word < bits.length; word++) {
        boolean open = (taken & (1L << word)) == 0;
        best = open && (best < 0 || bits[word] > bits[best]) ? word : best;
      }
      taken |= 1L << best;
      rarest[at] = best;
    }
    return rarest;
  }

  private static String initials(List<String> words) {
    StringBuilder initials = new StringBuilder(words.size());
    words.forEach(word -> initials.append(word.charAt(0)));
    return initials.toString();
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }

  /**
   * Kept, since a name is compared many times under one model; two threads may both work it out.
   */
  private record Weighed(LinkModel model, float[] bits) {}
}
