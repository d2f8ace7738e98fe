package org.fingerpost.bench.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.infra.link.LinkInput;
import org.fingerpost.infra.link.LinkInputReader;
import org.fingerpost.infra.link.RowNotes;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.schema.Kind;

/**
 * A set as {@code fingerpost link} reads it, with its truth.
 *
 * @param descriptors the folder of its descriptors
 * @param records in the order of the truth
 * @param places where in that order each record is
 * @param roughRows how many rows the hub would refuse, and the command takes as written
 */
record SetData(
    LinkageSet set,
    Path descriptors,
    Kind kind,
    LinkInput input,
    List<LinkRecord> records,
    Map<UUID, Integer> places,
    Truth truth,
    int roughRows) {
  /**
   * Reads it.
   *
   * @param descriptors the folder with a folder of descriptors for each set
   */
  static SetData read(LinkageSet set, Path descriptors, Path dataFolder)
      throws IOException, DescriptorException, SourceException, InterruptedException {
    Path folder = descriptors.resolve(set.name());
    List<BenchRecord> seen = new ArrayList<>();
    LinkInput input = read(folder, seen);
    Kind kind = input.kinds().iterator().next();
    List<LinkRecord> records = input.records(kind);
    Map<UUID, Integer> places = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      places.put(records.get(i).id(), i);
      if (!seen.get(i).key().id().equals(records.get(i).id())) {
        throw new IllegalStateException("The records of " + set.name() + " came in two orders.");
      }
    }
    Truth truth = Truth.load(set, dataFolder.resolve(set.data()), seen);
    int rough = input.notes().stream().mapToInt(RowNotes::roughRows).sum();
    return new SetData(set, folder, kind, input, records, places, truth, rough);
  }

  /**
   * What its mapping made of each record, in the order of the truth. Read again, so that it is not
   * in memory while the resolver is measured.
   */
  List<BenchRecord> mapped()
      throws IOException, DescriptorException, SourceException, InterruptedException {
    List<BenchRecord> seen = new ArrayList<>();
    read(descriptors, seen);
    return seen;
  }

  private static LinkInput read(Path folder, List<BenchRecord> seen)
      throws IOException, DescriptorException, SourceException, InterruptedException {
    return new LinkInputReader(false, (key, value) -> seen.add(BenchRecord.of(key, value)))
        .read(members(folder));
  }

  static List<MemberDescriptor> members(Path folder) throws IOException, DescriptorException {
    List<MemberDescriptor> members = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        members.add(new DescriptorReader().read(file));
      }
    }
    return members;
  }
}
