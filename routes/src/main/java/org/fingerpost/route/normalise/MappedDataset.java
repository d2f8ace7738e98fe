package org.fingerpost.route.normalise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.mapping.RecordMapper;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Topics;

/** A dataset with its mapper, and the only topic that its records may come by. */
record MappedDataset(String topic, String member, DatasetDescriptor dataset, RecordMapper mapper) {
  /** Every dataset of those members, by the {@code ce_source} of its records. */
  static Map<String, MappedDataset> bySource(List<MemberDescriptor> members) {
    Map<String, MappedDataset> datasets = new HashMap<>();
    for (MemberDescriptor member : members) {
      for (DatasetDescriptor dataset : member.datasets()) {
        datasets.put(
            EventHeaders.sourceOf(member.id(), dataset.name()),
            new MappedDataset(
                Topics.memberRecords(member.id()),
                member.id(),
                dataset,
                new RecordMapper(member, dataset)));
      }
    }
    return Map.copyOf(datasets);
  }
}
