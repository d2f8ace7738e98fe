package org.fingerpost.route.linkage;

/** Small numbers, each once, in the order in which they came; is emptied by what it holds. */
final class NumberSet {
  private int[] members = new int[1 << 4];

  /** Of each number its place among the members, plus one; nought where it is not in. */
  private int[] places = new int[1 << 8];

  private int size;

  /** False where it was in already. */
  boolean add(int number) {
    if (contains(number)) {
      return false;
    }
    places = Grown.toHold(number, places);
    members = Grown.toHold(size, members);
    members[size++] = number;
    places[number] = size;
    return true;
  }

  boolean contains(int number) {
    return number >= 0 && number < places.length && places[number] != 0;
  }

  /** Takes a number out; the last takes its place. */
  void remove(int number) {
    if (contains(number)) {
      int place = places[number] - 1;
      int last = members[--size];
      members[place] = last;
      places[last] = place + 1;
      places[number] = 0;
    }
  }

  void clear() {
    for (int at = 0; at < size; at++) {
      places[members[at]] = 0;
    }
    size = 0;
  }

  int size() {
    return size;
  }

  /** At which place it came; it is in. */
  int place(int number) {
    return places[number] - 1;
  }

  /** The number that came at that place. */
  int get(int place) {
    return members[place];
  }
}
