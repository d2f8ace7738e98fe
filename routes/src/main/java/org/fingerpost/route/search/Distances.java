package org.fingerpost.route.search;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How far entries are from a place. Immutable. */
final class Distances {
  private final int[] numbers;
  private final double[] metres;
  private final double[] sorted;

  /**
   * Takes over the arrays.
   *
   * @param metres of each number; infinite where it stands nowhere
   */
  Distances(int[] numbers, double[] metres) {
    this.numbers = numbers;
    this.metres = metres;
    this.sorted = metres.clone();
    Arrays.sort(sorted);
  }

  /**
   * What a page is a part of: all that are as far as something on it.
   *
   * @param skipped so many of them, the first by distance and then by name, come before the page
   */
  record Part(int[] numbers, Double[] metres, int skipped) {}

  int size() {
    return sorted.length;
  }

  /** The nearest from that on; there must be one. */
  Part part(int offset, int limit) {
    double nearest = sorted[offset];
    double farthest = sorted[Math.min(sorted.length - offset, limit) + offset - 1];
    int[] places =
        IntStream.range(0, metres.length)
            .filter(place -> metres[place] >= nearest && metres[place] <= farthest)
            .toArray();
    return new Part(
        Arrays.stream(places).map(place -> numbers[place]).toArray(),
        Arrays.stream(places).mapToObj(place -> metres[place]).toArray(Double[]::new),
        offset - firstAsFarAs(nearest));
  }

  private int firstAsFarAs(double distance) {
    int place = Arrays.binarySearch(sorted, distance);
    while (place > 0 && sorted[place - 1] == distance) {
      place--;
    }
    return place;
  }
}
