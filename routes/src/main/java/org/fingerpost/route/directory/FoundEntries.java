package org.fingerpost.route.directory;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fingerpost.route.directory.page.Entry;
import org.fingerpost.route.directory.page.MembersFields;
import org.fingerpost.route.directory.page.References;
import org.fingerpost.route.directory.page.Views;
import org.fingerpost.route.search.Criteria;
import org.fingerpost.route.search.DirectorySearch;
import org.fingerpost.route.search.Hit;
import org.fingerpost.route.search.Order;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Vocabularies;

/** What the index found, as entries of a page. */
final class FoundEntries {
  private static final double METRES_A_MILE = 1_609.344;
  private static final int LOOKED_AT = 40;
  private static final int MOST_TO_ASK = 3;

  private final DirectorySearch search;
  private final DirectoryStore store;
  private final MemberNames names;

  FoundEntries(DirectorySearch search, DirectoryStore store, MemberNames names) {
    this.search = search;
    this.store = store;
    this.names = names;
  }

  /** In the order of the hits; one whose record has gone meanwhile is left out. */
  List<Entry> of(List<Hit> hits) throws SQLException {
    return of(hits, false);
  }

  /**
   * The same.
   *
   * @param isForMembers whether to show what members share with each other alone
   */
  List<Entry> of(List<Hit> hits, boolean isForMembers) throws SQLException {
    Map<UUID, JointRecord> records = records(hits);
    Views views =
        new Views(
            names,
            store.findReferred(References.of(records.values())),
            LocalDate.now(Clock.systemUTC()),
            "");
    List<Entry> entries = new ArrayList<>();
    for (Hit hit : hits) {
      JointRecord joint = records.get(hit.id());
      if (joint != null) {
        Entry entry = views.entry(joint).at(distance(hit.metres()));
        entries.add(isForMembers ? entry.withMembersFields(MembersFields.of(joint, names)) : entry);
      }
    }
    return entries;
  }

  private Map<UUID, JointRecord> records(List<Hit> hits) throws SQLException {
    Set<UUID> ids = hits.stream().map(Hit::id).collect(Collectors.toSet());
    return store.findShown(ids);
  }

  /** A postcode is an area, so nobody is told yards. */
  static String distance(OptionalDouble metres) {
    if (metres.isEmpty()) {
      return "";
    }
    double miles = metres.getAsDouble() / METRES_A_MILE;
    return miles < 0.5
        ? "less than a mile away"
        : "about %.0f %s away"
            .formatted(Math.max(1, miles), Math.round(miles) <= 1 ? "mile" : "miles");
  }

  /** Members of the consortium: the nearest, or those that help groups in the district. */
  List<Entry> membersToAsk(Whereabouts where) throws SQLException {
    Criteria members =
        Criteria.of(Set.of(Kind.ORGANIZATION))
            .open()
            .taxonomy(Vocabularies.infrastructureServices().uuid());
    List<Entry> near = membersAmong(near(members, where));
    return near.isEmpty() ? membersAmong(members) : near;
  }

  private static Criteria near(Criteria members, Whereabouts where) {
    if (where.near().isPresent()) {
      return members.from(where.near().get().point());
    }
    return where.districts().isEmpty() ? members : members.districts(where.districts());
  }

  private List<Entry> membersAmong(Criteria criteria) throws SQLException {
    List<Hit> hits = search.find(criteria, Order.NEAREST, 0, LOOKED_AT).hits();
    Map<UUID, JointRecord> records = records(hits);
    return of(
        hits.stream().filter(hit -> isMember(records.get(hit.id()))).limit(MOST_TO_ASK).toList());
  }

  private static boolean isMember(JointRecord joint) {
    return joint != null
        && joint.publicFields().containsKey("consortium_member")
        && joint.publicFields().get("consortium_member").asBoolean();
  }
}
