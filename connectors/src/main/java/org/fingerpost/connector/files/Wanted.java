package org.fingerpost.connector.files;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * The columns that are read of a file.
 *
 * @param columns as the descriptor has them, the key among them
 * @param aliases other headers that a column may have, by its name
 */
record Wanted(SortedSet<String> columns, String key, Map<String, List<String>> aliases) {
  List<String> aliases(String column) {
    return aliases.getOrDefault(column, List.of());
  }
}
