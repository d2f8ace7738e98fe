package org.fingerpost.route.control.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a replay decides of some refusals of one partition.
 *
 * @param messages of those that pass, for the next stage
 * @param offsets of those that pass
 */
record Decisions(
    List<String> passed,
    Map<String, Again.Refused> refused,
    List<String> superseded,
    List<ProducerRecord<String, byte[]>> messages,
    SortedSet<Long> offsets) {
  static Decisions none() {
    return new Decisions(
        new ArrayList<>(), new HashMap<>(), new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
  }

  void add(String id, long offset, Again again) {
    if (again instanceof Again.Passed passes) {
      passed.add(id);
      offsets.add(offset);
      messages.addAll(passes.messages());
    } else {
      refused.put(id, (Again.Refused) again);
    }
  }
}
