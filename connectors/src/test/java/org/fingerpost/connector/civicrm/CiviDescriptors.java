package org.fingerpost.connector.civicrm;

import java.nio.file.Path;
import java.util.SortedSet;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.sharing.SharingFilter;

/** Descriptors of members with CiviCRM, as somebody would write them. */
final class CiviDescriptors {
  private static final String MEMBER =
      """
      member: {id: civi, name: A Member with CiviCRM, website: "https://civi.example.org"}
      system:
        civicrm: %s
      datasets:
        organizations:
          agreement: &terms
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            public: [name, alternate_name, website]
            members: [email, phones, addresses]
        people:
          fields: {role: preferred_communication_method}
          agreement:
            lawful_basis: consent
            review_date: 2099-04-01
            retention: P3Y
            members: [name, given_name, title, organization_id, email, phones, addresses, role]
        activities:
          agreement:
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            members: [activity_type, name, starts_at, status, organization_id%s]
        events:
          agreement:
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            public: [activity_type, name, description, starts_at, ends_at, organization_id]
        seats:
          civicrm: relationships
          agreement:
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            public: [body, seat, organization_id, starts_on]
      """;
  static final String DATABASE =
      "{database: {url: \"jdbc:mariadb://127.0.0.1/civicrm\", user: reader, password: \"${env:CIVI}\"}}";
  static final String API =
      "{api: {url: \"http://127.0.0.1:1/civicrm/ajax/api4\", key: \"${env:CIVI}\"}}";

  private CiviDescriptors() {}

  static MemberDescriptor database() throws Exception {
    return read(MEMBER.formatted(DATABASE, ", ends_at, for_organization_id"));
  }

  static MemberDescriptor api() throws Exception {
    return read(MEMBER.formatted(API, ""));
  }

  static MemberDescriptor read(String text) throws Exception {
    return new DescriptorReader().read("civi.yaml", text, Path.of(".")).descriptor();
  }

  /** What a hub lets a connector read. */
  static SortedSet<String> columns(DatasetDescriptor dataset) {
    return new SharingFilter(dataset).columns();
  }
}
