package org.fingerpost.route.linkage;

import java.util.Arrays;
import java.util.UUID;
import org.fingerpost.schema.Kind;

/**
 * The records that are here, each by a small number of its own; numbers of those that have gone are
 * given again. What is read of a record to compare it stands in arrays by that number: to go from
 * object to object would be to wait for memory at each.
 */
final class HeldRecords {
  /** No record. */
  static final int NONE = -1;

  private static final long LOW = 0xffffffffL;

  /** How many bytes come from memory at once. */
  private static final int LINE = 64;

  private static final int LINES = 6;

  private final Kind kind;
  private byte[][] pieces = new byte[1 << 8][];
  private long[] ids = new long[2 << 8];
  private String[] groups = new String[1 << 8];
  private int[] areas = new int[1 << 8];

  /** Is kept so that the reading of {@link #fetch} is not left out as idle. */
  private int fetched;

  /**
   * Under each id's hash, its upper half and a number, plus one so that nought is an empty slot.
   */
  private long[] slots = new long[1 << 9];

  private int[] freed = new int[1 << 4];
  private int freedSize;
  private int used;

  /** Holds none; all will be of that kind. */
  HeldRecords(Kind kind) {
    this.kind = kind;
  }

  /** Takes in a record whose id is not here. */
  int add(LinkRecord record) {
    int number = freedSize > 0 ? freed[--freedSize] : used++;
    if (number == pieces.length) {
      widen();
    }
    pieces[number] = record.piece();
    ids[2 * number] = record.id().getMostSignificantBits();
    ids[2 * number + 1] = record.id().getLeastSignificantBits();
    groups[number] = record.group();
    areas[number] = record.area();
    slots[slot(record.id())] = (hash(record.id()) & ~LOW) | (number + 1);
    return number;
  }

  /** The number of the record with that id, or {@link #NONE}. */
  int number(UUID id) {
    int slot = slot(id);
    return slots[slot] == 0 ? NONE : numberIn(slot);
  }

  /** The record that has that number. */
  LinkRecord get(int number) {
    return LinkRecord.ofPiece(id(number), groups[number], kind, areas[number], pieces[number]);
  }

  /** Its id. */
  UUID id(int number) {
    return new UUID(ids[2 * number], ids[2 * number + 1]);
  }

  /**
   * Has what is compared of those records brought from memory, all at once: hardly any of it is in
   * a cache. No load here but the first of each depends on another.
   */
  void fetch(int[] numbers, int count) {
    int read = 0;
    for (int at = 0; at < count; at++) {
      byte[] piece = pieces[numbers[at]];
      int last = piece.length - 1;
      for (int line = 0; line < LINES; line++) {
        read += piece[Math.min(last, line * LINE)];
      }
      read += (int) ids[2 * numbers[at]];
    }
    fetched = read;
  }

  /** Takes a record out. */
  void remove(int number) {
    close(slot(id(number)));
    pieces[number] = null;
    groups[number] = null;
    freed = Grown.toHold(freedSize, freed);
    freed[freedSize++] = number;
  }

  int size() {
    return used - freedSize;
  }

  /** No number is as large. */
  int bound() {
    return used;
  }

  /** Whether a record has that number now. */
  boolean has(int number) {
    return pieces[number] != null;
  }

  /** Where the id stands, or would stand. The half of its hash tells nearly all others apart. */
  private int slot(UUID id) {
    long hash = hash(id);
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    while (slots[slot] != 0 && (upper(slots[slot]) != upper(hash) || !isOf(numberIn(slot), id))) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isOf(int number, UUID id) {
    return ids[2 * number] == id.getMostSignificantBits()
        && ids[2 * number + 1] == id.getLeastSignificantBits();
  }

  private int numberIn(int slot) {
    return (int) slots[slot] - 1;
  }

  /** Moves back what was put behind for want of this slot, so that a look-up may end at a gap. */
  private void close(int emptied) {
    int mask = slots.length - 1;
    int gap = emptied;
    slots[gap] = 0;
    for (int slot = (gap + 1) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      int home = (int) hash(id(numberIn(slot))) & mask;
      boolean mayMove = ((slot - home) & mask) >= ((slot - gap) & mask);
      if (mayMove) {
        slots[gap] = slots[slot];
        slots[slot] = 0;
        gap = slot;
      }
    }
  }

  private void widen() {
    int room = 2 * pieces.length;
    pieces = Arrays.copyOf(pieces, room);
    ids = Arrays.copyOf(ids, 2 * room);
    groups = Arrays.copyOf(groups, room);
    areas = Arrays.copyOf(areas, room);
    long[] before = slots;
    slots = new long[2 * room];
    for (long each : before) {
      if (each != 0) {
        UUID id = id((int) each - 1);
        slots[slot(id)] = each;
      }
    }
  }

  private static long upper(long hash) {
    return hash >>> Integer.SIZE;
  }

  /** An id may be made in any way, so all of it is stirred. */
  private static long hash(UUID id) {
    long mixed =
        (id.getMostSignificantBits() ^ (id.getLeastSignificantBits() * 31)) * 0x9e3779b97f4a7c15L;
    return mixed ^ (mixed >>> 32);
  }
}
