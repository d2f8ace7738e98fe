package org.fingerpost.route.linkage;

import java.util.Arrays;

/**
 * Records in outline by their number, one after the other in blocks: an array for each would have
 * to be copied by the collector. What is left of those that went is cleared out when it is half.
 */
final class Outlines {
  /** How many longs come from memory at once. */
  private static final int LINE = 8;

  private static final int BLOCK_BITS = 15;
  private static final int BLOCK = 1 << BLOCK_BITS;
  private static final int IN_BLOCK = BLOCK - 1;
  private static final int NONE = -1;

  private long[][] blocks = new long[1 << 4][];
  private int[] starts = new int[0];

  /** The one that was asked for last. */
  private long[] read = new long[1 << 8];

  private int last = NONE;
  private int end = BLOCK;
  private long gone;

  /** Is kept so that the reading of {@link #fetch} is not left out as idle. */
  private long fetched;

  void put(int number, long[] outline) {
    int known = starts.length;
    starts = Grown.toHold(number, starts);
    Arrays.fill(starts, known, starts.length, NONE);
    starts[number] = write(outline, outline.length);
  }

  /** It stands in the array's beginning, until the next is asked for. */
  long[] get(int number) {
    int start = starts[number];
    long[] block = blocks[start >> BLOCK_BITS];
    int at = start & IN_BLOCK;
    int length = (int) block[at];
    if (length == 0) {
      return Outline.NONE;
    }
    if (length > read.length) {
      read = new long[2 * length];
    }
    System.arraycopy(block, at + 1, read, 0, length);
    return read;
  }

  /**
   * Has those brought from memory, all at once: among a hundred thousand records nearly each is in
   * no cache, and waiting for one after the other took a quarter of the time that a record takes.
   * No load here depends on what another brought, so a processor need not wait between them.
   */
  void fetch(int[] numbers) {
    long sum = 0;
    for (int number : numbers) {
      int start = starts[number];
      long[] block = blocks[start >> BLOCK_BITS];
      int at = start & IN_BLOCK;
      int most = block.length - 1;
      sum += block[at] + block[Math.min(most, at + LINE)] + block[Math.min(most, at + 2 * LINE)];
      sum += block[Math.min(most, at + 3 * LINE)] + block[Math.min(most, at + 4 * LINE)];
      sum += block[Math.min(most, at + 5 * LINE)];
    }
    fetched = sum;
  }

  void remove(int number) {
    int start = starts[number];
    starts[number] = NONE;
    gone += 1 + blocks[start >> BLOCK_BITS][start & IN_BLOCK];
    if (gone > BLOCK && gone > (long) last * BLOCK / 2) {
      clearOut();
    }
  }

  /** Where it was put: its length first. A long one has a block of its own. */
  private int write(long[] from, int length) {
    if (end + 1 + length > BLOCK) {
      begin(Math.max(BLOCK, 1 + length));
    }
    int start = last << BLOCK_BITS | end;
    blocks[last][end] = length;
    System.arraycopy(from, 0, blocks[last], end + 1, length);
    end = Math.min(BLOCK, end + 1 + length);
    return start;
  }

  private void begin(int size) {
    last++;
    if (last == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * last);
    }
    blocks[last] = new long[size];
    end = 0;
  }

  private void clearOut() {
    Outlines kept = new Outlines();
    for (int number = 0; number < starts.length; number++) {
      if (starts[number] != NONE) {
        kept.put(number, Arrays.copyOf(get(number), lengthOf(number)));
      }
    }
    blocks = kept.blocks;
    starts = kept.starts;
    last = kept.last;
    end = kept.end;
    gone = 0;
  }

  private int lengthOf(int number) {
    return (int) blocks[starts[number] >> BLOCK_BITS][starts[number] & IN_BLOCK];
  }
}
