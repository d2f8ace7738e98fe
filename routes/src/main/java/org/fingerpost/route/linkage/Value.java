package org.fingerpost.route.linkage;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A value that two records share or do not, such as a telephone number.
 *
 * @param hash stands for it in the model, which so holds no values of records
 */
record Value(String text, long hash) {
  static final Value[] NONE = {};

  static Value of(String space, String text) {
    return new Value(text, Text.hash(space, text));
  }

  static Value unpacked(Unpacking from) {
    return new Value(from.text(), from.number());
  }

  void pack(Packing to) {
    to.text(text);
    to.number(hash);
  }

  static Value[] distinct(Collection<Value> values) {
    Map<Long, Value> distinct = new LinkedHashMap<>();
    values.forEach(value -> distinct.putIfAbsent(value.hash, value));
    return distinct.values().toArray(NONE);
  }

  boolean same(Value other) {
    return hash == other.hash;
  }
}
