package org.fingerpost.connector.descriptor;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A descriptor's text that a test changes in one place. */
record DescriptorText(String text) {
  static final Path FOLDER = Path.of("/srv/members");

  static final DescriptorText GOOD =
      new DescriptorText(
          """
          member:
            id: bromsgrove-redditch-network
            name: Bromsgrove and Redditch Network
            website: https://barn.example.org
            time_zone: Europe/London
          system:
            database:
              url: jdbc:postgresql://127.0.0.1:5432/barn
              user: fingerpost_reader
              password: "${env:BARN_PASSWORD}"
          datasets:
            groups:
              kind: organization
              table: tbl_groups
              changed: last_updated
              key: group_id
              share_when: {column: listed, is: [yes, "1", "true", 2]}
              deleted_when: {column: struck_off, is: ["1"]}
              fields:
                name: GroupName
                phones.number: Tel
                organization_identifiers.GB-CHC: charity_no
                status: {from: state, values: {A: active, 2: closed}}
                groups_served: {jslt: 'split(.client_groups, "/")', columns: [client_groups]}
                scope: {constant: generic}
              agreement:
                lawful_basis: legitimate interests
                review_date: 2027-04-01
                retention: P3Y
                public: [name, status, groups_served, scope, organization_identifiers]
                members: [phones]
                withheld: [notes]
              poll: PT5S
              full_compare: PT1H
              lag: PT2S
              brake: {number: 5, share: 0.25}
            services:
              kind: service
              query: |
                SELECT *
                FROM services
              key: id
              fields:
                name: title
                organization_id: {from: grp, refers_to: groups}
              agreement:
                lawful_basis: consent
                review_date: 2027-04-01
                retention: P1Y
                public: [name, organization_id]
          """);

  /** The text with one piece of it, which stands there once, in other words. */
  DescriptorText with(String piece, String other) {
    int at = text.indexOf(piece);
    if (at < 0 || text.indexOf(piece, at + 1) >= 0) {
      throw new IllegalArgumentException("does not stand there just once: " + piece);
    }
    return new DescriptorText(text.replace(piece, other));
  }

  DescriptorReader.Reading read() throws DescriptorException {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    return new DescriptorReader(clock).read("barn.yaml", text, FOLDER);
  }

  List<String> problems() {
    return catchThrowableOfType(DescriptorException.class, this::read).problems().stream()
        .map(Problem::toString)
        .toList();
  }
}
