package org.fingerpost.route.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fingerpost.route.places.Place;
import org.fingerpost.route.places.Postcode;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Vocabularies;
import org.fingerpost.schema.Vocabularies.Term;
import org.fingerpost.schema.openreferral.OpenReferralView;

/**
 * Makes index entries of joint records.
 *
 * @param referred the organisations and locations that they refer to, by joint id
 * @param places where the postcodes of all of them are
 */
record EntryMaker(Map<UUID, JointRecord> referred, Map<Postcode, Place> places) {
  private static final int LONGEST = 20_000;
  private static final JsonNode NOTHING = MissingNode.getInstance();

  /** Empty when nothing of it is for everybody. */
  Optional<IndexEntry> entry(JointRecord joint) {
    OpenReferralView view = new OpenReferralView(id -> Optional.ofNullable(referred.get(id)));
    Optional<ObjectNode> shown =
        joint.kind() == Kind.SERVICE ? view.service(joint) : view.organization(joint);
    return shown.map(tree -> entry(joint, tree));
  }

  private IndexEntry entry(JointRecord joint, ObjectNode tree) {
    SortedMap<String, JsonNode> fields = joint.publicFields();
    SortedMap<String, JsonNode> owner = owner(fields);
    PublicPlace where = where(fields, owner);
    Optional<Place> place = where.postcode().map(places::get);
    Set<String> districts = districts(fields, owner, place);
    return new IndexEntry(
        joint.id(),
        joint.kind(),
        tree.path("name").asText(),
        id(tree.path("organization_id")),
        id(fields.getOrDefault("location_id", NOTHING)),
        id(tree.at("/service_at_locations/0/id")),
        words(tree, fields, owner, where.town(), districts),
        terms(tree, districts),
        taxonomies(tree, districts),
        districts,
        texts(fields, "groups_served"),
        number(fields, "minimum_age"),
        number(fields, "maximum_age"),
        where.postcode().map(postcode -> postcode.outward().text()),
        where.at().or(() -> place.map(Place::point)),
        text(fields, "status").orElse("active"),
        modified(joint),
        text(fields, "last_confirmed").flatMap(EntryMaker::day),
        Opening.of(fields.getOrDefault("schedules", NOTHING)));
  }

  /** The public fields of the organisation that offers it; none of an organisation itself. */
  private SortedMap<String, JsonNode> owner(SortedMap<String, JsonNode> fields) {
    return publicFieldsOf(fields, "organization_id", Kind.ORGANIZATION);
  }

  private SortedMap<String, JsonNode> publicFieldsOf(
      SortedMap<String, JsonNode> fields, String reference, Kind kind) {
    return id(fields.getOrDefault(reference, NOTHING))
        .map(referred::get)
        .filter(record -> record.kind() == kind)
        .map(JointRecord::publicFields)
        .orElse(Collections.emptySortedMap());
  }

  /** Its location, else its own address, else where the organisation is. */
  private PublicPlace where(SortedMap<String, JsonNode> fields, SortedMap<String, JsonNode> owner) {
    return Stream.of(publicFieldsOf(fields, "location_id", Kind.LOCATION), fields, owner)
        .map(PublicPlace::of)
        .filter(PublicPlace::isKnown)
        .findFirst()
        .orElse(PublicPlace.UNKNOWN);
  }

  /** Those it names, else those its organisation names; and the one that it stands in. */
  private static Set<String> districts(
      SortedMap<String, JsonNode> fields,
      SortedMap<String, JsonNode> owner,
      Optional<Place> place) {
    Set<String> own = texts(fields, "districts");
    Set<String> all = new LinkedHashSet<>(own.isEmpty() ? texts(owner, "districts") : own);
    place.flatMap(Place::district).ifPresent(all::add);
    return all;
  }

  private static IndexEntry.Words words(
      ObjectNode tree,
      SortedMap<String, JsonNode> fields,
      SortedMap<String, JsonNode> owner,
      String town,
      Set<String> districts) {
    Stream<String> terms =
        Stream.concat(
            attributes(tree).map(attribute -> attribute.at("/taxonomy_term/name").asText()),
            Stream.of(text(owner, "name").orElse(""), text(fields, "alternate_name").orElse("")));
    Stream<String> sentences =
        Stream.of("description", "eligibility_description")
            .flatMap(field -> text(fields, field).stream());
    Stream<String> where = Stream.concat(Stream.of(town), districtTerms(districts).map(Term::name));
    return new IndexEntry.Words(joined(terms), joined(sentences), joined(where));
  }

  private static Set<UUID> terms(ObjectNode tree, Set<String> districts) {
    return Stream.concat(
            attributes(tree).flatMap(attribute -> id(attribute.path("taxonomy_term_id")).stream()),
            districtTerms(districts).map(Term::uuid))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<UUID> taxonomies(ObjectNode tree, Set<String> districts) {
    return Stream.concat(
            attributes(tree)
                .flatMap(attribute -> id(attribute.at("/taxonomy_term/taxonomy_id")).stream()),
            districtTerms(districts).map(term -> Vocabularies.districts().uuid()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<JsonNode> attributes(ObjectNode tree) {
    return stream(tree.path("attributes"));
  }

  private static Stream<Term> districtTerms(Set<String> codes) {
    return codes.stream().flatMap(code -> Vocabularies.districts().term(code).stream());
  }

  private static Instant modified(JointRecord joint) {
    return joint.sources().stream()
        .filter(JointRecord.Source::sharesPublicly)
        .map(JointRecord.Source::seen)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static Set<String> texts(SortedMap<String, JsonNode> fields, String name) {
    return stream(fields.getOrDefault(name, NOTHING))
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Optional<String> text(SortedMap<String, JsonNode> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .map(JsonNode::asText)
        .filter(text -> !text.isBlank());
  }

  private static Optional<BigDecimal> number(SortedMap<String, JsonNode> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<UUID> id(JsonNode node) {
    try {
      return node.isTextual() ? Optional.of(UUID.fromString(node.textValue())) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static String joined(Stream<String> texts) {
    String all =
        texts.filter(text -> !text.isBlank()).distinct().collect(Collectors.joining(" \n"));
    return all.length() > LONGEST ? all.substring(0, LONGEST) : all;
  }
}
