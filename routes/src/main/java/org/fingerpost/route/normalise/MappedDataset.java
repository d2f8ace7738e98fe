package org.fingerpost.route.normalise;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.mapping.RecordMapper;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Topics;
import org.fingerpost.schema.Trust;
import org.fingerpost.schema.Visibility;

/**
 * A dataset with its mapper and its sharing agreement, and the only topic that its records may come
 * by.
 *
 * @param visibility of each field, sorted once here and not for every record
 * @param trust of each field that is shared and not of usual trust, sorted likewise
 */
record MappedDataset(
    String topic,
    String member,
    DatasetDescriptor dataset,
    RecordMapper mapper,
    SharingFilter sharing,
    SortedMap<String, Visibility> visibility,
    SortedMap<String, Trust> trust) {
  /** Every dataset of those members, by the {@code ce_source} of its records. */
  static Map<String, MappedDataset> bySource(List<MemberDescriptor> members) {
    Map<String, MappedDataset> datasets = new HashMap<>();
    for (MemberDescriptor member : members) {
      for (DatasetDescriptor dataset : member.datasets()) {
        datasets.put(EventHeaders.sourceOf(member.id(), dataset.name()), of(member, dataset));
      }
    }
    return Map.copyOf(datasets);
  }

  private static MappedDataset of(MemberDescriptor member, DatasetDescriptor dataset) {
    RecordMapper mapper = new RecordMapper(member, dataset);
    SortedMap<String, Trust> trust = new TreeMap<>(dataset.trust());
    trust.keySet().retainAll(mapper.visibility().keySet());
    return new MappedDataset(
        Topics.memberRecords(member.id()),
        member.id(),
        dataset,
        mapper,
        new SharingFilter(dataset),
        Collections.unmodifiableSortedMap(new TreeMap<>(mapper.visibility())),
        Collections.unmodifiableSortedMap(trust));
  }
}
