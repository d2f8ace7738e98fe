package org.fingerpost.route.search;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How far entries are from a place. Immutable. */
final class Distances {
  /** Where more of the nearest are asked for than one in so many, sorting all costs no more. */
  private static final int FEW = 8;

  private final int[] numbers;
  private final double[] metres;

  /**
   * Takes over the arrays.
   *
   * @param metres of each number; infinite where it stands nowhere
   */
  Distances(int[] numbers, double[] metres) {
    this.numbers = numbers;
    this.metres = metres;
  }

  /**
   * What a page is a part of: all that are as far as something on it.
   *
   * @param skipped so many of them, the first by distance and then by name, come before the page
   */
  record Part(int[] numbers, double[] metres, int skipped) {}

  int size() {
    return metres.length;
  }

  /** The nearest from that on; there must be one. */
  Part part(int offset, int limit) {
    int last = Math.min(metres.length - offset, limit) + offset - 1;
    double[] nearest = nearest(last + 1);
    double first = nearest[offset];
    int[] places =
        IntStream.range(0, metres.length)
            .filter(place -> metres[place] >= first && metres[place] <= nearest[last])
            .toArray();
    return new Part(
        Arrays.stream(places).map(place -> numbers[place]).toArray(),
        Arrays.stream(places).mapToDouble(place -> metres[place]).toArray(),
        offset - (int) DoubleStream.of(metres).filter(each -> each < first).count());
  }

  /** So many of the least, or more of them, in order. */
  private double[] nearest(int count) {
    if (count > metres.length / FEW) {
      return sorted(metres, metres.length);
    }
    double[] kept = new double[2 * count];
    int size = 0;
    double farthest = Double.POSITIVE_INFINITY;
    for (double each : metres) {
      if (each < farthest || size < count) {
        kept[size++] = each;
      }
      if (size == kept.length) {
        Arrays.sort(kept);
        size = count;
        farthest = kept[count - 1];
      }
    }
    return sorted(kept, size);
  }

  private static double[] sorted(double[] values, int length) {
    double[] sorted = Arrays.copyOf(values, length);
    Arrays.sort(sorted);
    return sorted;
  }
}
