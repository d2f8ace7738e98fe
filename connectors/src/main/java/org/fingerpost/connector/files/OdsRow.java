package org.fingerpost.connector.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row of an OpenDocument sheet.
 *
 * @param number as the program shows it, from 1
 * @param cells those that hold something, by their place from 0
 * @param faulty the places of cells that show an error
 * @param width the place after the last cell that holds something
 */
record OdsRow(long number, Map<Integer, JsonNode> cells, List<Integer> faulty, int width) {
  boolean isBlank() {
    return cells.isEmpty() && faulty.isEmpty();
  }

  boolean isFaulty(int place) {
    return faulty.contains(place);
  }

  JsonNode value(int place) {
    return cells.getOrDefault(place, NullNode.instance);
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      texts.add(value(i).asText(""));
    }
    return texts;
  }

  long size() {
    return cells.values().stream().mapToLong(cell -> cell.asText().length()).sum();
  }
}
