package org.fingerpost.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/**
 * What services are called and what people look for. A few words are common, most are rare: the
 * first of them stands in about a seventh of all services, the last in one of fifty; of the words
 * behind them the commonest in a fifth, half of them in fewer than one of a thousand.
 */
final class ServiceWords {
  private static final List<String> NEEDS =
      List.of(
          ("lunch club befriending debt advice carers walking dementia cafe youth transport food bank gardening bereavement"
                  + " counselling english classes housing refugee exercise singing knitting parents toddlers jobs legal benefits"
                  + " volunteering hospital prescriptions shopping deaf blind sight hearing autism addiction alcohol domestic"
                  + " abuse homeless furniture repair bicycle swimming chair yoga art pottery reading computers phones veterans"
                  + " widows men sheds women faith library")
              .split(" "));
  private static final int OTHERS = 8_000;
  private static final int IN_A_DESCRIPTION = 30;

  private final Random chance;

  ServiceWords(long seed) {
    chance = new Random(seed);
  }

  String name() {
    return need() + " " + need() + " of " + other();
  }

  String description() {
    StringJoiner words = new StringJoiner(" ");
    words.add(need());
    for (int word = 0; word < IN_A_DESCRIPTION; word++) {
      words.add(other());
    }
    return words.toString();
  }

  /** Half of them two words, a quarter one common word, a quarter one that is seldom. */
  String question() {
    return switch (chance.nextInt(4)) {
      case 0 -> need();
      case 1 -> word(50 + chance.nextInt(OTHERS / 2));
      default -> need() + " " + need();
    };
  }

  private String need() {
    return NEEDS.get(rank(NEEDS.size(), 10));
  }

  private String other() {
    return word(rank(OTHERS, 40));
  }

  /** Zipf's law with a flattened head. */
  private int rank(int number, int head) {
    double all = Math.log((number + head) / (double) head);
    return Math.min(number - 1, (int) (head * (Math.exp(chance.nextDouble() * all) - 1)));
  }

  /** Letters alone, and no word the beginning of another. */
  private static String word(int number) {
    List<String> syllables =
        List.of("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo");
    List<String> parts = new ArrayList<>();
    for (int rest = number, part = 0; part < 4; part++) {
      parts.add(syllables.get(rest % syllables.size()));
      rest /= syllables.size();
    }
    return "q" + String.join("", parts);
  }
}
