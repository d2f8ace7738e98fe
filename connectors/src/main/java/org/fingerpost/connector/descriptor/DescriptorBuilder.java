package org.fingerpost.connector.descriptor;

import java.nio.file.Path;
import java.time.ZoneId;

/** Makes the records of a tree that has passed every check. */
final class DescriptorBuilder {
  private final LocatedTree.Branch root;
  private final Path folder;

  DescriptorBuilder(LocatedTree.Branch root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  MemberDescriptor build() {
    LocatedTree.Branch member = root.get("member");
    DatasetBuilder datasets = new DatasetBuilder(root);
    return new MemberDescriptor(
        member.get("id").text(),
        member.get("name").text(),
        member.get("website").text(),
        ZoneId.of(member.get("time_zone").text("Europe/London")),
        new SystemBuilder(folder).system(root.get("system")),
        root.get("datasets").entries().stream().map(datasets::dataset).toList());
  }
}
