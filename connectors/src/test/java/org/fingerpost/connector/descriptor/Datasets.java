package org.fingerpost.connector.descriptor;

import java.nio.file.Path;

/** Datasets for tests, from as little text as a case needs. */
public final class Datasets {
  private static final String PUSH = "push: {key: \"${env:KEY}\"}";
  private static final String DATABASE =
      "database: {url: \"jdbc:h2:mem:barn\", user: reader, password: \"${env:BARN_PASSWORD}\"}";

  private Datasets() {}

  /** A member that pushes one dataset, named {@code groups}, with these lines below it. */
  public static MemberDescriptor member(String groups) {
    return read(PUSH, "  groups:\n" + groups.indent(4)).descriptor();
  }

  /** The same, with a second dataset, named {@code orgs}. */
  public static MemberDescriptor member(String groups, String orgs) {
    return read(PUSH, "  groups:\n" + groups.indent(4) + "  orgs:\n" + orgs.indent(4)).descriptor();
  }

  /** A member with a database and one dataset in it, named {@code groups}. */
  public static DescriptorReader.Reading table(String groups) {
    return read(DATABASE, "  groups:\n" + groups.indent(4));
  }

  private static DescriptorReader.Reading read(String system, String datasets) {
    String text =
        """
        member: {id: barn, name: Bromsgrove and Redditch Network, time_zone: Europe/London}
        system: {%s}
        datasets:
        %s"""
            .formatted(system, datasets);
    try {
      return new DescriptorReader().read("barn.yaml", text, Path.of("/srv"));
    } catch (DescriptorException e) {
      throw new AssertionError(e);
    }
  }
}
