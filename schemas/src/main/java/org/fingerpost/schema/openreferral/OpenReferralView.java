package org.fingerpost.schema.openreferral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.Vocabularies;

/**
 * Tells joint records as Open Referral UK 3.0 does, from their public fields alone. Every method
 * answers with nothing when nothing that may be published remains. Equal records become equal
 * trees, fields in the same order. As safe for use by many threads as the lookup is.
 *
 * <p>Beside the standard's fields, which allow others, stand {@code sources}: the members, with
 * their datasets, whose public fields these are. Members' keys never do.
 */
public final class OpenReferralView {
  private static final Set<String> OPEN_TO_THE_PUBLIC = Set.of("event", "training");
  private static final String ACTIVE = "active";

  private final PublicRecords records;

  /**
   * Makes a view.
   *
   * @param records finds the organisation or location that another record refers to, by joint id
   */
  public OpenReferralView(Function<UUID, Optional<JointRecord>> records) {
    this.records = new PublicRecords(records);
  }

  /** The taxonomies: one a vocabulary. */
  public static List<ObjectNode> taxonomies() {
    return Vocabularies.all().stream().map(Terms::taxonomy).toList();
  }

  /** The taxonomy terms of every vocabulary. */
  public static List<ObjectNode> taxonomyTerms() {
    return Vocabularies.all().stream()
        .flatMap(vocabulary -> vocabulary.terms().stream())
        .map(Terms::taxonomyTerm)
        .toList();
  }

  /** Everything that the feed says because of this record, and what it no longer says. */
  public List<Signpost> signposts(JointRecord joint) {
    return Signpost.entitiesOf(joint.kind()).stream()
        .map(
            entity -> new Signpost(entity, Signpost.keyOf(entity, joint.id()), view(entity, joint)))
        .toList();
  }

  /** What has to be retracted from the feed when the joint record of that id is no more. */
  public static List<Signpost> retractions(Kind kind, UUID jointId) {
    return Signpost.entitiesOf(kind).stream()
        .map(entity -> new Signpost(entity, Signpost.keyOf(entity, jointId), Optional.empty()))
        .toList();
  }

  /** An organisation, with its identifiers and where it is. */
  public Optional<ObjectNode> organization(JointRecord joint) {
    return PublicRecords.named(joint, Kind.ORGANIZATION)
        .map(
            visible -> {
              ObjectNode view = Parts.organization(joint.id(), visible);
              Parts.copy(
                  visible, view, "alternate_name", "legal_status", "year_incorporated", "status");
              Parts.copy(visible, view, "scope", "consortium_member", "last_confirmed");
              Parts.list(view, "phones", Parts.phones(joint.id(), visible.path("phones")));
              Parts.list(
                  view, "locations", Places.locations(joint.id(), visible.path("addresses")));
              return withCommonParts(view, joint, visible);
            });
  }

  /** A service, with its organisation and where it is offered. Needs a public organisation. */
  public Optional<ObjectNode> service(JointRecord joint) {
    return PublicRecords.named(joint, Kind.SERVICE)
        .filter(visible -> visible.has("organization_id"))
        .map(visible -> service(joint, visible));
  }

  /** A location, with its addresses. */
  public Optional<ObjectNode> location(JointRecord joint) {
    return PublicRecords.named(joint, Kind.LOCATION)
        .map(visible -> withSources(Places.location(joint.id(), visible), joint));
  }

  /** A service at the place where it is offered: its location, else its first address. */
  public Optional<ObjectNode> serviceAtLocation(JointRecord service) {
    return PublicRecords.named(service, Kind.SERVICE)
        .filter(visible -> visible.has("organization_id"))
        .flatMap(visible -> serviceAtLocation(service.id(), visible))
        .map(view -> withSources(view, service));
  }

  /** A volunteering opportunity. The standard has no such entity: its words are used. */
  public Optional<ObjectNode> opportunity(JointRecord joint) {
    return PublicRecords.named(joint, Kind.OPPORTUNITY)
        .map(
            visible -> {
              ObjectNode view = Parts.withId(joint.id());
              Parts.copy(visible, view, "name", "description", "organization_id", "url", "email");
              Parts.copy(visible, view, "status", "time_commitment", "starts_on", "ends_on");
              records.addOrganization(view, visible);
              Parts.list(view, "phones", Parts.phones(joint.id(), visible.path("phones")));
              Parts.list(view, "addresses", Parts.addresses(joint.id(), visible.path("addresses")));
              return withCommonParts(view, joint, visible);
            });
  }

  /** An event or training. Advice and meetings are not for the public, so they give nothing. */
  public Optional<ObjectNode> event(JointRecord joint) {
    return PublicRecords.named(joint, Kind.ACTIVITY)
        .filter(visible -> OPEN_TO_THE_PUBLIC.contains(visible.path("activity_type").asText()))
        .map(
            visible -> {
              ObjectNode view = Parts.withId(joint.id());
              Parts.copy(visible, view, "name", "description", "activity_type", "status");
              Parts.copy(visible, view, "starts_at", "ends_at", "organization_id", "location_id");
              records.addOrganization(view, visible);
              records.place(visible).ifPresent(place -> view.set("location", place));
              return withCommonParts(view, joint, visible);
            });
  }

  private Optional<ObjectNode> view(SignpostEntity entity, JointRecord joint) {
    return switch (entity) {
      case ORGANIZATIONS -> organization(joint);
      case SERVICES -> service(joint);
      case LOCATIONS -> location(joint);
      case SERVICE_AT_LOCATIONS -> serviceAtLocation(joint);
      case OPPORTUNITIES -> opportunity(joint);
      case EVENTS -> event(joint);
      case TAXONOMY_TERMS -> Optional.empty();
    };
  }

  private ObjectNode service(JointRecord joint, ObjectNode visible) {
    UUID id = joint.id();
    ObjectNode view = Parts.withId(id);
    Parts.copy(visible, view, "organization_id", "name", "description", "url", "email");
    view.put("status", visible.path("status").asText(ACTIVE));
    // The profile calls it fees; HSDS, which it is made from, fees_description.
    Parts.copyAs(visible, "fees_description", view, "fees");
    Parts.copy(visible, view, "fees_description", "eligibility_description");
    Parts.copy(visible, view, "minimum_age", "maximum_age");
    Parts.copyAs(visible, "last_confirmed", view, "assured_date");
    lastSeen(joint).ifPresent(seen -> view.put("last_modified", seen.toString()));
    records.addOrganization(view, visible);
    Parts.list(view, "phones", Parts.phones(id, visible.path("phones")));
    Parts.list(view, "schedules", Parts.schedules(id, visible.path("schedules")));
    Parts.list(view, "languages", Parts.languages(id, visible.path("languages")));
    serviceAtLocation(id, visible)
        .ifPresent(place -> view.putArray("service_at_locations").add(place));
    return withCommonParts(view, joint, visible);
  }

  private Optional<ObjectNode> serviceAtLocation(UUID serviceId, ObjectNode visible) {
    return records
        .place(visible)
        .or(() -> Places.firstAddress(serviceId, visible))
        .map(
            place -> {
              ObjectNode view =
                  Parts.withId(Signpost.keyOf(SignpostEntity.SERVICE_AT_LOCATIONS, serviceId));
              Parts.copy(visible, view, "name", "organization_id");
              view.put("status", visible.path("status").asText(ACTIVE));
              view.put("service_id", serviceId.toString());
              view.set("location_id", place.get("id"));
              view.set("location", place);
              return view;
            });
  }

  private static ObjectNode withCommonParts(
      ObjectNode view, JointRecord joint, ObjectNode visible) {
    Parts.list(view, "service_areas", Terms.serviceAreas(joint.id(), visible.path("districts")));
    Parts.list(view, "attributes", Terms.attributes(joint.id(), visible));
    return withSources(view, joint);
  }

  private static ObjectNode withSources(ObjectNode view, JointRecord joint) {
    Parts.list(view, "sources", Provenance.of(joint));
    return view;
  }

  private static Optional<Instant> lastSeen(JointRecord joint) {
    return joint.sources().stream()
        .filter(JointRecord.Source::sharesPublicly)
        .map(JointRecord.Source::seen)
        .max(Instant::compareTo);
  }
}
