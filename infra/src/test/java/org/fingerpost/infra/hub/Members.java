package org.fingerpost.infra.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;

/** Members with which the tests start a hub. */
final class Members {
  private static final String AGREEMENT =
      """
          agreement:
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            public: [%s]
          poll: PT0.2S
      """;

  private Members() {}

  /** A member that keeps groups and what they offer in two CSV files of a folder. */
  static MemberDescriptor ofFiles(Path folder) {
    return read(
        folder,
        """
        member:
          id: spreadsheets
          name: Spreadsheets
          website: https://spreadsheets.example.org
          time_zone: Europe/London
        system:
          files: {folder: .}
        datasets:
          groups:
            kind: organization
            files: "groups*.csv"
            key: id
            fields:
              name: GroupName
        %s  offers:
            kind: service
            files: "offers*.csv"
            key: id
            fields:
              name: Offer
              organization_id: {from: group, refers_to: groups}
              status: {constant: active}
        %s"""
            .formatted(
                AGREEMENT.formatted("name"), AGREEMENT.formatted("name, organization_id, status")));
  }

  /** A member whose database is not there. */
  static MemberDescriptor away(Path folder) {
    return read(folder, ofDatabase("away", "jdbc:postgresql://127.0.0.1:1/away"));
  }

  /** A descriptor of a member that keeps its groups in a table of that database. */
  static String ofDatabase(String id, String url) {
    return """
    member:
      id: %s
      name: The %1$s
      website: https://%1$s.example.org
      time_zone: Europe/London
    system:
      database: {url: "%s", user: sa, password: "${env:HOME}"}
    datasets:
      groups:
        kind: organization
        table: groups
        changed: changed
        key: id
        lag: PT0S
        fields:
          name: name
    %s"""
        .formatted(id, url, AGREEMENT.formatted("name"));
  }

  private static MemberDescriptor read(Path folder, String text) {
    try {
      return new DescriptorReader().read("member.yaml", text, folder).descriptor();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static void write(Path file, String... lines) {
    try {
      Path aside = file.resolveSibling("being-written.tmp");
      Files.writeString(aside, String.join("\n", lines) + "\n");
      Files.move(aside, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
