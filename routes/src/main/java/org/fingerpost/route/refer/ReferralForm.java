package org.fingerpost.route.refer;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.fingerpost.route.access.Access;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.refer.ReferableServices.Service;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** Where an adviser refers a person or a group, with their consent. */
final class ReferralForm implements Endpoint {
  static final String PATH = "/refer";

  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_NEED = 2_000;

  private final ReferableServices services;
  private final ReferralStore store;
  private final Access access;
  private final UnaryOperator<String> names;
  private final ReferralSettings settings;

  ReferralForm(
      ReferableServices services,
      ReferralStore store,
      Access access,
      UnaryOperator<String> names,
      ReferralSettings settings) {
    this.services = services;
    this.store = store;
    this.access = access;
    this.names = names;
    this.settings = settings;
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    Viewer viewer =
        request.isPost()
            ? access.requireForm(request, Role.ADVISER)
            : access.require(request, Role.ADVISER);
    Optional<Service> service = service(request);
    if (service.isEmpty() || viewer.member().isEmpty()) {
      return ReferralPages.unknown();
    }
    return request.isPost()
        ? take(service.get(), viewer, request)
        : page(200, service.get(), viewer, ReferralDraft.EMPTY, List.of());
  }

  private Optional<Service> service(WebRequest request) throws SQLException {
    Optional<UUID> id = ReferralPages.lastId(request.path());
    return id.isEmpty() ? Optional.empty() : services.find(id.get());
  }

  private WebResponse take(Service service, Viewer viewer, WebRequest request) throws SQLException {
    ReferralDraft draft = ReferralDraft.of(request);
    List<String> problems = problems(draft, service, viewer);
    if (!problems.isEmpty()) {
      return page(400, service, viewer, draft, problems);
    }
    Referral made = made(service, viewer, draft);
    Optional<UUID> once = ReferralPages.id(request.field("once").orElse(""));
    if (once.isEmpty() || !store.keep(made, once.get())) {
      return ReferralPages.noStore(
          Pages.message(
              409,
              "This referral was sent before",
              "Nothing was sent again. Your referrals are listed at " + ReferralPages.PATH + "."));
    }
    store.audit(made.id(), viewer.account(), made.fromMember(), "made");
    return WebResponse.seeOther(ReferralPages.PATH + "/" + made.id());
  }

  private List<String> problems(ReferralDraft draft, Service service, Viewer viewer) {
    List<String> problems = new ArrayList<>();
    if (!takers(service, viewer).contains(draft.to())) {
      problems.add("Choose the member that receives the referral");
    }
    missing(problems, draft.name(), LONGEST_LINE, "Enter who is referred");
    missing(problems, draft.contact(), LONGEST_LINE, "Enter how to reach them");
    missing(problems, draft.need(), LONGEST_NEED, "Enter what they need");
    missing(problems, draft.consentBy(), LONGEST_LINE, "Enter who agreed");
    if (consentOn(draft).isEmpty()) {
      problems.add("Enter the day on which they agreed, today or before, such as 2026-11-23");
    }
    if (!draft.isAgreed()) {
      problems.add("A referral needs their agreement: confirm it, or do not send it");
    }
    return problems;
  }

  private static void missing(List<String> problems, String text, int longest, String sentence) {
    if (text.isBlank() || text.length() > longest) {
      problems.add("%s, in %,d characters or fewer".formatted(sentence, longest));
    }
  }

  private static Optional<LocalDate> consentOn(ReferralDraft draft) {
    try {
      LocalDate day = LocalDate.parse(draft.consentOn());
      LocalDate today = LocalDate.now(Clock.systemUTC());
      return Optional.of(day).filter(d -> !d.isAfter(today) && d.isAfter(today.minusYears(1)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Referral made(Service service, Viewer viewer, ReferralDraft draft) {
    UUID id = UUID.randomUUID();
    Instant now = Instant.now();
    Seal seal = Seal.of(draft.person().bytes(), settings.keys().of(draft.to()), id, draft.to());
    LocalDate today = LocalDate.now(Clock.systemUTC());
    return new Referral(
        id,
        viewer.member().orElseThrow(),
        draft.to(),
        viewer.account(),
        now,
        service.id(),
        service.name(),
        consentOn(draft).orElseThrow(),
        Status.NEW,
        now,
        seal,
        today.plus(settings.deliveryTo(draft.to()).retention()),
        1,
        false,
        0);
  }

  /** Those that vouch for the service; nobody refers to their own. */
  private static List<String> takers(Service service, Viewer viewer) {
    return service.members().stream()
        .filter(member -> viewer.member().filter(member::equals).isEmpty())
        .toList();
  }

  private WebResponse page(
      int status, Service service, Viewer viewer, ReferralDraft draft, List<String> problems) {
    List<ReferralFormView.Taker> takers =
        takers(service, viewer).stream()
            .map(id -> new ReferralFormView.Taker(id, names.apply(id)))
            .toList();
    return ReferralPages.noStore(
        Pages.render(
            status,
            "refer/form",
            new ReferralFormView(
                service.id().toString(),
                service.name(),
                takers,
                draft,
                problems,
                UUID.randomUUID().toString(),
                viewer.formToken())));
  }
}
