package org.fingerpost.route.search;

import java.util.Arrays;
import java.util.List;

/**
 * A list as one parameter.
 *
 * @param type of its elements, by PostgreSQL's name
 */
record SqlList(String type, List<Object> values) {
  static SqlList of(String type, Object... values) {
    return new SqlList(type, List.copyOf(Arrays.asList(values)));
  }
}
