package org.fingerpost.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** A full, valid, invented record of each kind. */
final class Examples {
  static final String ID = "1b4e28ba-2fa1-51d2-883f-0016d3cca427";

  private static final String CONTACT =
      """
      "phones": [{"number": "01632 960123", "type": "voice"}],
      "addresses": [{"address_1": "1 Mill Lane", "city": "Redditch", "postal_code": "b97 4ab",
                     "state_province": "Worcestershire", "country": "GB", "address_type": "physical"}],
      """;
  private static final String SCOPE =
      """
      "districts": ["E07000236"], "groups_served": ["older-people", "carers"],
      "infrastructure_services": ["information-advice-assistance"],
      """;

  private static final Map<Kind, String> TEXTS = new EnumMap<>(Kind.class);

  static {
    TEXTS.put(
        Kind.ORGANIZATION,
        "{"
            + CONTACT
            + SCOPE
            + """
            "name": "Mill Lane Luncheon Club", "alternate_name": "MLLC", "description": "Hot lunches.",
            "email": "lunch@example.org", "website": "https://mill-lane.example.org/lunch",
            "status": "active", "legal_status": "unincorporated association",
            "year_incorporated": 1987,
            "organization_identifiers": [{"identifier_scheme": "GB-CHC", "identifier": "1234567"}],
            "quality_standards": ["PQASSO"], "scope": "specialist", "consortium_member": false,
            "last_confirmed": "2026-10-27"}""");
    TEXTS.put(
        Kind.PERSON,
        "{"
            + CONTACT
            + """
            "name": "Alex Example", "given_name": "Alex", "family_name": "Example",
            "date_of_birth": "1971-06-24",
            "person_identifiers": [{"identifier_scheme": "membership", "identifier": "A17"}],
            "title": "Coordinator", "department": "Transport",
            "role": "first contact", "email": "alex@example.org", "organization_id": "%s"}"""
                .formatted(ID));
    TEXTS.put(
        Kind.SERVICE,
        "{"
            + CONTACT
            + SCOPE
            + """
            "name": "Lunch on Tuesdays", "description": "Two courses and company.",
            "organization_id": "%s", "url": "https://mill-lane.example.org/tuesday",
            "email": "lunch@example.org", "status": "active", "fees_description": "Five pounds",
            "eligibility_description": "Everybody over sixty", "minimum_age": 60,
            "maximum_age": 120, "schedules": [{"byday": "TU", "opens_at": "12:00",
            "closes_at": "14:00", "dtstart": "2026-01-06", "freq": "WEEKLY",
            "description": "Not in August"}], "languages": ["English", "Punjabi"],
            "location_id": "%s", "taxonomy_terms": ["Lunch clubs"],
            "last_confirmed": "2026-10-27"}"""
                .formatted(ID, ID));
    TEXTS.put(
        Kind.LOCATION,
        "{"
            + CONTACT
            + """
            "name": "Mill Lane Hall", "description": "A hall with a kitchen.",
            "latitude": 52.306, "longitude": -1.945, "accessibility": ["hearing loop"],
            "district": "E07000236"}""");
    TEXTS.put(
        Kind.ACTIVITY,
        "{"
            + SCOPE
            + """
            "activity_type": "event", "name": "Open day", "description": "See the kitchen.",
            "starts_at": "2027-04-01T10:00:00+01:00", "ends_at": "2027-04-01T12:00",
            "organization_id": "%s", "for_organization_id": "%s", "location_id": "%s",
            "attendance": 40, "status": "planned"}"""
                .formatted(ID, ID, ID));
    TEXTS.put(
        Kind.OPPORTUNITY,
        "{"
            + CONTACT
            + """
            "districts": ["E07000236"], "groups_served": ["volunteers"],
            "name": "Driver", "description": "Drive the minibus.", "organization_id": "%s",
            "url": "https://mill-lane.example.org/driver", "email": "lunch@example.org",
            "time_commitment": "two hours a week", "starts_on": "2027-01-01",
            "ends_on": "2027-12-31", "status": "open"}"""
                .formatted(ID));
    TEXTS.put(
        Kind.ENQUIRY,
        "{"
            + SCOPE
            + """
            "need": "A lift to hospital", "asked_on": "2026-11-02", "outcome": "referred",
            "organization_id": "%s", "status": "closed"}"""
                .formatted(ID));
    TEXTS.put(
        Kind.REPRESENTATION,
        """
        {"body": "Health and Wellbeing Board", "seat": "Voluntary sector",
         "organization_id": "%s", "speaks_for": "Older people's groups",
         "reports_to": "The forum", "starts_on": "2026-01-01", "ends_on": "2027-12-31",
         "status": "current"}"""
            .formatted(ID));
  }

  private Examples() {}

  static ObjectNode of(Kind kind) {
    return Json.readObject(TEXTS.get(kind).getBytes(StandardCharsets.UTF_8));
  }
}
