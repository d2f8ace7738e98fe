package org.fingerpost.route.linkage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some words of a name that mean one thing.
 *
 * @param canonical the words that stand for it
 * @param length how many words of the name it takes
 */
record Phrase(List<String> canonical, int length) {
  /** Used for one another; the first of each stands for all. */
  private static final String[][] PHRASES = {
    {"mental health", "wellbeing", "well being", "mental wellbeing"},
    {"young", "young people", "young persons", "young adults"},
    {
      "older",
      "older people",
      "older persons",
      "elderly people",
      "senior citizens",
      "old age pensioners",
      "over sixties"
    },
    {"deaf", "deaf and hard of hearing", "hard of hearing", "hearing impaired", "hearing loss"},
    {
      "blind", "blind and partially sighted", "visually impaired", "partially sighted", "sight loss"
    },
    {
      "refugee",
      "asylum seeker",
      "asylum seekers",
      "asylum seeker and refugee",
      "refugee and asylum seeker",
      "refugees and asylum seekers",
      "asylum seekers and refugees"
    },
    {"community transport", "dial a ride", "dialaride"},
    {"food bank", "foodbank"},
    {"allotment", "allotments and gardens", "allotment gardens"},
    {"disability", "disabled people", "people with disabilities"},
    {"home start", "homestart"},
    {"playgroup", "pre school", "play group"}
  };

  private static final Map<String, String> KNOWN = new HashMap<>();
  private static final int LONGEST = 5;
  private static final Set<String> STARTS = new HashSet<>();

  static {
    for (String[] phrases : PHRASES) {
      for (int at = 1; at < phrases.length; at++) {
        KNOWN.put(phrases[at], phrases[0]);
        STARTS.add(phrases[at].split(" ", 2)[0]);
      }
    }
  }

  /** The longest that begins there, or the word alone. */
  static Phrase at(List<String> words, int at) {
    if (STARTS.contains(words.get(at))) {
      int most = Math.min(LONGEST, words.size() - at);
      for (int length = most; length > 0; length--) {
        String known = KNOWN.get(unpossessed(words.subList(at, at + length)));
        if (known != null) {
          return new Phrase(List.of(known.split(" ")), length);
        }
      }
    }
    return new Phrase(List.of(Words.canonical(words.get(at))), 1);
  }

  /** Young people's and young peoples read "young people". */
  private static String unpossessed(List<String> words) {
    String text = String.join(" ", words);
    return text.endsWith("peoples") ? text.substring(0, text.length() - 1) : text;
  }
}
