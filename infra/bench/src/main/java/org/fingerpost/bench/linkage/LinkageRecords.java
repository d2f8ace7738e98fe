package org.fingerpost.bench.linkage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.infra.link.LinkInput;
import org.fingerpost.infra.link.LinkInputReader;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SourceKey;

/**
 * The records of a set, as its descriptors map them, for rows that need no truth.
 *
 * @param rows in the order of the files
 */
public record LinkageRecords(
    Kind kind, List<MemberDescriptor> members, Set<String> duplicateFree, List<Row> rows) {
  /** A record as the normalise stage would hand it on. */
  public record Row(SourceKey key, ObjectNode value) {}

  /**
   * Reads them.
   *
   * @param descriptors the folder of the set's descriptors
   */
  public static LinkageRecords read(Path descriptors)
      throws IOException, DescriptorException, SourceException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    List<MemberDescriptor> members = SetData.members(descriptors);
    LinkInput input =
        new LinkInputReader(false, (key, value) -> rows.add(new Row(key, value))).read(members);
    Kind kind = input.kinds().iterator().next();
    return new LinkageRecords(kind, members, input.duplicateFree(), rows);
  }
}
