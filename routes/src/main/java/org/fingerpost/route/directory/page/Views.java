package org.fingerpost.route.directory.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;

/**
 * Makes joint records ready for the pages.
 *
 * @param referred the records that those shown refer to, by joint id
 * @param today decides what is old
 * @param publicAddress where the pages are reached from outside
 */
public record Views(
    UnaryOperator<String> memberNames,
    Map<UUID, JointRecord> referred,
    LocalDate today,
    String publicAddress) {
  private static final int LONGEST_SUMMARY = 220;
  private static final int MOST_TIMES = 4;
  private static final int OLD_AFTER_MONTHS = 12;
  private static final List<String> CONTACTS = List.of("phones", "email", "website", "url");
  private static final Set<String> NOT_IN_LIST = Set.of("description", "name");
  private static final List<String> CLOSED = List.of("closed", "inactive", "defunct");

  /** The path of a record's page. */
  public static String pathOf(Kind kind, UUID id) {
    return (kind == Kind.SERVICE ? "/services/" : "/organisations/") + id;
  }

  /** As it stands in a list. */
  public Entry entry(JointRecord joint) {
    PublicRecord shown = new PublicRecord(joint, memberNames);
    return new Entry(
        shown.text("name"),
        pathOf(joint.kind(), joint.id()),
        kind(shown),
        notice(shown),
        summary(shown.text("description")),
        provider(shown).map(this::link).stream().toList(),
        shown.lines("schedules").stream().limit(MOST_TIMES).toList(),
        summary(shown.text("fees_description")),
        contacts(shown),
        places(shown),
        "",
        shown.knownTo(),
        shown.confirmed(),
        old(shown),
        List.of());
  }

  /** As it stands on its own page. */
  public RecordView page(JointRecord joint, String relatedTitle, List<JointRecord> related) {
    PublicRecord shown = new PublicRecord(joint, memberNames);
    String path = pathOf(joint.kind(), joint.id());
    return new RecordView(
        shown.text("name"),
        kind(shown),
        publicAddress + path,
        notice(shown),
        old(shown),
        rows(shown, field -> field.equals("description")),
        withContacts(shown, rows(shown, field -> !NOT_IN_LIST.contains(field))),
        shown.knownTo(),
        shown.confirmed(),
        relatedTitle,
        related.stream().map(this::entry).toList(),
        path + "/wrong",
        joint.kind() == Kind.SERVICE ? "/refer/" + joint.id() : "",
        "/oruk/v3/%s/%s".formatted(plural(joint.kind()), joint.id()),
        new StructuredData(publicAddress).of(shown, provider(shown)),
        List.of(),
        OnenessView.NONE);
  }

  /** A service that says no way to get in touch has those of who offers it, on paper too. */
  private List<FieldRow> withContacts(PublicRecord shown, List<FieldRow> own) {
    Optional<PublicRecord> provider = provider(shown);
    if (provider.isEmpty() || !ownContacts(shown).isEmpty()) {
      return own;
    }
    List<FieldRow> all = new ArrayList<>(own);
    all.addAll(rows(provider.get(), CONTACTS::contains));
    return all;
  }

  /** The parts of it that can be wrong, and whose each is. */
  public List<Part> parts(JointRecord joint) {
    PublicRecord shown = new PublicRecord(joint, memberNames);
    return FieldLabels.ordered(shown.fields()).stream()
        .filter(field -> !lines(shown, field).isEmpty())
        .map(field -> shown.part(field, lines(shown, field)))
        .toList();
  }

  private List<FieldRow> rows(PublicRecord shown, Predicate<String> wanted) {
    List<FieldRow> rows = new ArrayList<>();
    for (String field : FieldLabels.ordered(shown.fields())) {
      List<Line> lines = lines(shown, field);
      if (wanted.test(field) && !lines.isEmpty()) {
        rows.add(shown.row(field, lines));
      }
    }
    return rows;
  }

  private List<Line> lines(PublicRecord shown, String field) {
    return field.endsWith("_id") ? reference(shown, field) : shown.lines(field);
  }

  private List<Line> reference(PublicRecord shown, String field) {
    return referredBy(shown, field).map(this::link).stream().toList();
  }

  /** Only organisations have pages; a location is shown by its name and address. */
  private Line link(PublicRecord other) {
    if (other.kind() != Kind.LOCATION) {
      return new Line(other.text("name"), pathOf(other.kind(), other.id()));
    }
    Stream<Line> parts =
        Stream.concat(Stream.of(Line.text(other.text("name"))), other.lines("addresses").stream());
    return Line.text(String.join(", ", parts.map(Line::text).toList()));
  }

  private Optional<PublicRecord> provider(PublicRecord shown) {
    return shown.kind() == Kind.SERVICE ? referredBy(shown, "organization_id") : Optional.empty();
  }

  /** Whoever it refers to, where everybody may see the reference and the other's name. */
  private Optional<PublicRecord> referredBy(PublicRecord shown, String field) {
    return shown
        .value(field)
        .map(JsonNode::asText)
        .flatMap(References::id)
        .map(referred::get)
        .map(other -> new PublicRecord(other, memberNames))
        .filter(other -> other.value("name").isPresent());
  }

  /** Its own, or those of who offers it: somebody has to pick up the telephone. */
  private List<Line> contacts(PublicRecord shown) {
    List<Line> own = ownContacts(shown);
    return own.isEmpty() ? provider(shown).map(Views::ownContacts).orElse(own) : own;
  }

  private static List<Line> ownContacts(PublicRecord shown) {
    return CONTACTS.stream().flatMap(field -> shown.lines(field).stream().limit(2)).toList();
  }

  private List<String> places(PublicRecord shown) {
    List<Line> own = ownPlaces(shown);
    List<Line> places = own.isEmpty() ? provider(shown).map(Views::ownPlaces).orElse(own) : own;
    return places.stream().map(Line::text).toList();
  }

  private static List<Line> ownPlaces(PublicRecord shown) {
    List<Line> addresses = shown.lines("addresses");
    return addresses.isEmpty() ? shown.lines("districts") : addresses.subList(0, 1);
  }

  private static String kind(PublicRecord shown) {
    return shown.kind() == Kind.SERVICE ? "Service" : "Organisation";
  }

  private static String plural(Kind kind) {
    return kind == Kind.SERVICE ? "services" : "organizations";
  }

  private static String notice(PublicRecord shown) {
    String status = shown.text("status");
    if (CLOSED.contains(status)) {
      return "This %s is no longer running.".formatted(noun(shown));
    }
    return status.equals("temporarily closed")
        ? "This %s is closed for the time being.".formatted(noun(shown))
        : "";
  }

  private String old(PublicRecord shown) {
    return shown
        .lastKnown()
        .filter(day -> day.isBefore(today.minusMonths(OLD_AFTER_MONTHS)))
        .map(
            day ->
                "Nobody has confirmed this for over a year (since %s). Ask before you go."
                    .formatted(Days.day(day.toString())))
        .orElse("");
  }

  private static String noun(PublicRecord shown) {
    return shown.kind() == Kind.SERVICE ? "service" : "organisation";
  }

  private static String summary(String description) {
    String text = description.strip();
    if (text.length() <= LONGEST_SUMMARY) {
      return text;
    }
    int end = text.lastIndexOf(' ', LONGEST_SUMMARY);
    return text.substring(0, end > 0 ? end : LONGEST_SUMMARY) + " …";
  }
}
