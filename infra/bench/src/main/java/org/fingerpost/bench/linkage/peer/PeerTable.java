package org.fingerpost.bench.linkage.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records that a peer gets, all in lower case: fields by name, and the truth, by which its best
 * threshold is chosen.
 *
 * @param entities which entity each row is about
 * @param tables 0 or 1: two tables without duplicates within themselves; all 0 where there is one
 */
public record PeerTable(List<Map<String, String>> rows, int[] entities, int[] tables) {
  private static final String TAB = "\t";
  private static final int BEFORE_FIELDS = 2;

  /** Whether only pairs of one row of each table can be the same. */
  public boolean isTwoTables() {
    return Arrays.stream(tables).anyMatch(table -> table == 1);
  }

  /** Writes it as text with tabs between. */
  public void write(Path file, List<String> fields) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("table" + TAB + "entity" + TAB + String.join(TAB, fields));
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      StringBuilder line = new StringBuilder().append(tables[i]).append(TAB).append(entities[i]);
      fields.forEach(field -> line.append(TAB).append(row.getOrDefault(field, "")));
      lines.add(line.toString());
    }
    Files.write(file, lines);
  }

  static PeerTable read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] header = lines.get(0).split(TAB, -1);
    List<Map<String, String>> rows = new ArrayList<>();
    int[] entities = new int[lines.size() - 1];
    int[] tables = new int[lines.size() - 1];
    for (int i = 0; i < entities.length; i++) {
      String[] cells = lines.get(i + 1).split(TAB, -1);
      tables[i] = Integer.parseInt(cells[0]);
      entities[i] = Integer.parseInt(cells[1]);
      rows.add(row(header, cells));
    }
    return new PeerTable(rows, entities, tables);
  }

  private static Map<String, String> row(String[] header, String[] cells) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int at = BEFORE_FIELDS; at < cells.length; at++) {
      if (!cells[at].isEmpty()) {
        row.put(header[at], cells[at]);
      }
    }
    return row;
  }
}
