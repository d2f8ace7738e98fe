package org.fingerpost.connector.http;

import java.nio.file.Path;
import java.util.SortedSet;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.sharing.SharingFilter;

/** Descriptors of members whose system is on the web, for tests. */
public final class WebMember {
  /** What every secret is. */
  public static final String KEY = "key-that-nobody-sees";

  private WebMember() {}

  /** A member with one dataset of organisations that shares its name. */
  public static MemberDescriptor of(String system, String location) throws DescriptorException {
    return of(system, location, "name: name", "name");
  }

  /** A member with one dataset of organisations. */
  public static MemberDescriptor of(String system, String location, String fields, String shared)
      throws DescriptorException {
    String text =
        """
        member: {id: web-member, name: A Member on the Web}
        system:
        %s
        datasets:
          groups:
            kind: organization
        %s
            fields:
        %s
            agreement:
              lawful_basis: legitimate interests
              review_date: 2099-04-01
              retention: P3Y
              public: [%s]
        """
            .formatted(
                system.indent(2).stripTrailing(),
                location.indent(4).stripTrailing(),
                fields.indent(6).stripTrailing(),
                shared);
    return new DescriptorReader().read("web.yaml", text, Path.of("")).descriptor();
  }

  /** The columns that a connector may read. */
  public static SortedSet<String> columns(DatasetDescriptor dataset) {
    return new SharingFilter(dataset).columns();
  }

  /** The same for every secret. */
  public static String secret(Secret secret) {
    return KEY;
  }
}
