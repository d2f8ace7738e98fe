package org.fingerpost.infra.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;

/** Writes the descriptors of members that keep {@link Row}s. */
final class Descriptors {
  /** Looks often, compares with a complete listing at each, and lets every delete go. */
  static final String EAGER =
      """
          poll: PT0.2S
          full_compare: PT0.5S
          lag: PT0.2S
          brake: {number: 100000, share: 1}
      """;

  private static final String FORM =
      """
      member:
        id: %s
        name: The %1$s
        website: https://%1$s.example.org
        time_zone: Europe/London
      system:
        %s
      datasets:
        groups:
          kind: organization
          %s
          key: id
          share_when: {column: consent, is: ["yes"]}
          deleted_when: {column: gone, is: ["1"]}
          fields:
            name: name
            description: note
            phones.number: phone
            organization_identifiers.GB-CHC: charity
          agreement:
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            public: [name, description, organization_identifiers]
            members: [phones]
            withheld: [secret]
      %s""";

  private Descriptors() {}

  static void write(Path folder, String member, String system, String location, String schedule) {
    writeText(folder.resolve(member + ".yaml"), FORM.formatted(member, system, location, schedule));
  }

  /** Keeps a secret in a file beside the descriptors. */
  static Path secret(Path folder, String member, String secret) {
    return writeText(folder.resolve(member + ".secret"), secret);
  }

  private static Path writeText(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static List<MemberDescriptor> read(Path folder) {
    try {
      return new DescriptorReader().readFolder(folder).membersOrThrow();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
