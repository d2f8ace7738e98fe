package org.fingerpost.route.directory;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fingerpost.route.access.Access;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.directory.page.Disagreements;
import org.fingerpost.route.directory.page.MembersFields;
import org.fingerpost.route.directory.page.OnenessView;
import org.fingerpost.route.directory.page.RecordView;
import org.fingerpost.route.directory.page.References;
import org.fingerpost.route.directory.page.Views;
import org.fingerpost.route.search.Criteria;
import org.fingerpost.route.search.DirectorySearch;
import org.fingerpost.route.search.Hit;
import org.fingerpost.route.search.Order;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;

/**
 * The page of one organisation or one service. Who is signed in at a member sees beside what is
 * public what members share with each other, why their records are one, and where they disagree.
 */
final class DirectoryPages {
  private static final int MOST_RELATED = 50;

  private final DirectoryStore store;
  private final DirectorySearch search;
  private final MemberNames names;
  private final String publicAddress;
  private final Access access;
  private final LinkEvidence evidence;

  DirectoryPages(
      DirectoryStore store,
      DirectorySearch search,
      MemberNames names,
      String publicAddress,
      Access access,
      LinkEvidence evidence) {
    this.access = access;
    this.evidence = evidence;
    this.store = store;
    this.search = search;
    this.names = names;
    this.publicAddress = publicAddress;
  }

  WebResponse organisation(WebRequest request) throws SQLException {
    return page(Kind.ORGANIZATION, request);
  }

  WebResponse service(WebRequest request) throws SQLException {
    return page(Kind.SERVICE, request);
  }

  private WebResponse page(Kind kind, WebRequest request) throws SQLException {
    Optional<UUID> id =
        References.id(request.path().substring(request.path().lastIndexOf('/') + 1));
    if (id.isEmpty()) {
      return unknown();
    }
    Optional<JointRecord> joint = store.find(kind, id.get());
    return joint.isPresent()
        ? page(joint.get(), access.viewer(request))
        : movedOrUnknown(kind, id.get());
  }

  /** What only members may see is kept by no cache, not even the browser's own. */
  private WebResponse page(JointRecord joint, Viewer viewer) throws SQLException {
    RecordView everybody = view(joint);
    return viewer.seesMembersFields()
        ? render(everybody.forMembers(MembersFields.of(joint, names), oneness(joint, viewer)))
            .with("Cache-Control", "no-store")
        : render(everybody);
  }

  private OnenessView oneness(JointRecord joint, Viewer viewer) throws SQLException {
    return joint.sources().size() == 1
        ? OnenessView.NONE
        : new OnenessView(evidence.of(joint), Disagreements.of(joint, names, viewer.member()));
  }

  private static WebResponse render(RecordView view) {
    return Pages.render(200, "directory/record", view);
  }

  private RecordView view(JointRecord joint) throws SQLException {
    List<JointRecord> services =
        joint.kind() == Kind.ORGANIZATION ? servicesOf(joint.id()) : List.of();
    List<JointRecord> shown = Stream.concat(Stream.of(joint), services.stream()).toList();
    Map<UUID, JointRecord> referred = store.findReferred(References.of(shown));
    return new Views(names, referred, LocalDate.now(Clock.systemUTC()), publicAddress)
        .page(joint, "Services", services);
  }

  private List<JointRecord> servicesOf(UUID organisation) throws SQLException {
    Criteria services = Criteria.of(Set.of(Kind.SERVICE)).organization(organisation).open();
    List<Hit> hits = search.find(services, Order.NAME, 0, MOST_RELATED).hits();
    Map<UUID, JointRecord> records =
        store.findShown(hits.stream().map(Hit::id).collect(Collectors.toSet()));
    return hits.stream()
        .flatMap(hit -> Optional.ofNullable(records.get(hit.id())).stream())
        .toList();
  }

  private WebResponse movedOrUnknown(Kind kind, UUID id) throws SQLException {
    return store
        .successor(kind, id)
        .map(successor -> WebResponse.movedTo(Views.pathOf(kind, successor)))
        .orElseGet(DirectoryPages::unknown);
  }

  static WebResponse unknown() {
    return Pages.message(
        404,
        "There is no such record",
        "It may have been taken out by the member that shared it. Search for it by name instead.");
  }
}
