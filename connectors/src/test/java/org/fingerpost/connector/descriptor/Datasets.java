package org.fingerpost.connector.descriptor;

import java.nio.file.Path;

/** Datasets for tests, from as little text as a case needs. */
public final class Datasets {
  private Datasets() {}

  /** A member that pushes one dataset, named {@code groups}, with these lines below it. */
  public static MemberDescriptor member(String dataset) {
    return read("  groups:\n" + dataset.indent(4));
  }

  /** The same, with a second dataset, named {@code orgs}. */
  public static MemberDescriptor member(String dataset, String orgs) {
    return read("  groups:\n" + dataset.indent(4) + "  orgs:\n" + orgs.indent(4));
  }

  private static MemberDescriptor read(String datasets) {
    String text =
        """
        member: {id: barn, name: Bromsgrove and Redditch Network, time_zone: Europe/London}
        system: {push: {key: "${env:KEY}"}}
        datasets:
        """
            + datasets;
    try {
      return new DescriptorReader().read("barn.yaml", text, Path.of("/srv")).descriptor();
    } catch (DescriptorException e) {
      throw new AssertionError(e);
    }
  }
}
