package org.fingerpost.route.refer;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.fingerpost.route.access.Access;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/**
 * A member's referrals. Whoever is at neither end of one gets the same answer as for one that there
 * never was.
 */
final class ReferralPages {
  static final String PATH = "/referrals";

  private static final ZoneId ZONE = ZoneId.of("Europe/London");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final int LATE_DAYS = 2;

  private final ReferralStore store;
  private final Access access;
  private final UnaryOperator<String> names;
  private final MemberKeys keys;

  ReferralPages(ReferralStore store, Access access, UnaryOperator<String> names, MemberKeys keys) {
    this.store = store;
    this.access = access;
    this.names = names;
    this.keys = keys;
  }

  WebResponse list(WebRequest request) throws SQLException {
    Viewer viewer = access.require(request, Role.ADVISER);
    String member = viewer.member().orElse("");
    return noStore(
        Pages.render(
            200,
            "refer/list",
            new ReferralView.Lists(
                views(store.received(member), viewer), views(store.made(member), viewer))));
  }

  private List<ReferralView> views(List<Referral> referrals, Viewer viewer) {
    return referrals.stream().map(each -> view(each, viewer, Optional.empty())).toList();
  }

  WebResponse one(WebRequest request) throws SQLException {
    Viewer viewer =
        request.isPost()
            ? access.requireForm(request, Role.ADVISER)
            : access.require(request, Role.ADVISER);
    Optional<Referral> referral = visible(request, viewer);
    if (referral.isEmpty()) {
      return unknown();
    }
    return request.isPost() ? move(referral.get(), viewer, request) : page(referral.get(), viewer);
  }

  private Optional<Referral> visible(WebRequest request, Viewer viewer) throws SQLException {
    Optional<UUID> id = lastId(request.path());
    Optional<Referral> found = id.isEmpty() ? Optional.empty() : store.find(id.get());
    Optional<Referral> visible = found.filter(each -> isAtOneEnd(each, viewer));
    if (found.isPresent() && visible.isEmpty()) {
      store.audit(found.get().id(), viewer.account(), viewer.member().orElse(""), "refused");
    }
    return visible;
  }

  private static boolean isAtOneEnd(Referral referral, Viewer viewer) {
    return viewer.isAdviserOf(referral.toMember()) || viewer.isAdviserOf(referral.fromMember());
  }

  /** Only the member that receives it reads whom it is about; looking at it opens it. */
  private WebResponse page(Referral referral, Viewer viewer) throws SQLException {
    store.audit(referral.id(), viewer.account(), viewer.member().orElse(""), "viewed");
    if (!viewer.isAdviserOf(referral.toMember())) {
      return noStore(Pages.render(200, "refer/one", view(referral, viewer, Optional.empty())));
    }
    Optional<PersonalPart> person = opened(referral);
    if (person.isEmpty()) {
      return noStore(
          Pages.message(
              500,
              "This referral does not open",
              "The key of your member is not the one that it was sealed with. Whoever runs the hub has to put back the folder of keys."));
    }
    store.move(referral.id(), referral.toMember(), Status.OPENED);
    Referral now = store.find(referral.id()).orElse(referral);
    return noStore(Pages.render(200, "refer/one", view(now, viewer, person)));
  }

  private Optional<PersonalPart> opened(Referral referral) {
    try {
      byte[] plain =
          referral.seal().open(keys.of(referral.toMember()), referral.id(), referral.toMember());
      return Optional.of(PersonalPart.of(plain));
    } catch (Seal.BrokenSealException e) {
      return Optional.empty();
    }
  }

  private WebResponse move(Referral referral, Viewer viewer, WebRequest request)
      throws SQLException {
    Optional<Status> to = request.field("status").flatMap(Status::named);
    boolean isTheirs = viewer.isAdviserOf(referral.toMember());
    if (!isTheirs || to.isEmpty() || !referral.status().next().contains(to.get())) {
      return noStore(
          Pages.message(
              409,
              "That cannot be done now",
              "Somebody may have answered meanwhile. Load the referral's page again."));
    }
    if (store.move(referral.id(), referral.toMember(), to.get())) {
      store.audit(referral.id(), viewer.account(), referral.toMember(), to.get().toString());
    }
    return WebResponse.seeOther(PATH + "/" + referral.id());
  }

  private ReferralView view(Referral referral, Viewer viewer, Optional<PersonalPart> person) {
    boolean isTheirs = viewer.isAdviserOf(referral.toMember());
    return new ReferralView(
        PATH + "/" + referral.id(),
        referral.serviceName(),
        "/services/" + referral.service(),
        names.apply(referral.fromMember()),
        names.apply(referral.toMember()),
        day(referral.madeAt()),
        DAY.format(referral.consentOn()),
        referral.status().title(),
        day(referral.statusAt()),
        DAY.format(referral.deleteOn()),
        late(referral),
        person,
        isTheirs ? answers(referral) : List.of(),
        viewer.formToken());
  }

  private static List<Status> answers(Referral referral) {
    return referral.status().next().stream().filter(status -> status != Status.OPENED).toList();
  }

  private static String late(Referral referral) {
    long days = Duration.between(referral.madeAt(), Instant.now()).toDays();
    return referral.status() == Status.NEW && days >= LATE_DAYS
        ? "Nobody has opened it for %d days".formatted(days)
        : "";
  }

  private static String day(Instant moment) {
    return DAY.format(LocalDate.ofInstant(moment, ZONE));
  }

  static Optional<UUID> lastId(String path) {
    return id(path.substring(path.lastIndexOf('/') + 1));
  }

  static Optional<UUID> id(String text) {
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static WebResponse unknown() {
    return noStore(
        Pages.message(
            404,
            "There is no such referral",
            "It may have been deleted when its time was over. Your member's referrals are listed at "
                + PATH
                + "."));
  }

  /** No browser or server on the way keeps it. */
  static WebResponse noStore(WebResponse response) {
    return response.with("Cache-Control", "no-store");
  }
}
