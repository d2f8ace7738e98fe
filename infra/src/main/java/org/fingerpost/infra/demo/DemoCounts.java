package org.fingerpost.infra.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much has come through each stage.
 *
 * @param read source records and deletions that members' topics took
 * @param normalised those that came into the shared schema
 * @param quarantined refused and still waiting
 * @param linked source records that share their joint record with another
 * @param joint joint records
 * @param published messages that the feeds took
 */
record DemoCounts(
    long read, long normalised, long quarantined, long linked, long joint, long published) {
  /** One line for people. */
  String line() {
    return ("Counts      %,d source records read, %,d normalised, %,d quarantined, %,d linked,"
            + " %,d joint records, %,d published")
        .formatted(read, normalised, quarantined, linked, joint, published);
  }

  /**
   * The stages that saw no record since then, in words. What a stage holds from earlier runs counts
   * only where a run need not add to it.
   */
  List<String> idleSince(DemoCounts start) {
    Map<String, Boolean> busy = new LinkedHashMap<>();
    busy.put("collect", read > start.read());
    busy.put("normalise", normalised > start.normalised());
    busy.put("quarantine", quarantined > 0);
    busy.put("resolve", joint > 0 && linked > 0);
    busy.put("publish", published > start.published());
    return busy.entrySet().stream()
        .filter(stage -> !stage.getValue())
        .map(Map.Entry::getKey)
        .collect(Collectors.toList());
  }
}
