package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.operate.console.OrderWords.Told;
import org.fingerpost.route.operate.console.QuarantineView.Ask;
import org.fingerpost.route.operate.console.QuarantineView.CauseRow;
import org.fingerpost.route.operate.console.TrailView.Choice;
import org.fingerpost.route.operate.quarantine.Cause;
import org.fingerpost.route.operate.quarantine.Causes;
import org.fingerpost.route.operate.quarantine.Quarantine;
import org.fingerpost.route.operate.quarantine.RefusedRecord;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** The refused records that are open: by cause, and one by one. */
final class QuarantinePage implements Endpoint {
  private static final int ON_A_PAGE = 25;
  private static final int MOST_CAUSES = 50;
  private static final String TEMPLATE = "quarantine";

  private final Console console;
  private final Quarantine quarantine;
  private final Causes causes;
  private final OrderWords orders;
  private final QuarantineActs acts;

  QuarantinePage(Console console) {
    this.console = console;
    this.quarantine = new Quarantine(console.database());
    this.causes = new Causes(console.database());
    this.orders = new OrderWords(console.database());
    this.acts = new QuarantineActs(console, this);
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    if (request.isPost()) {
      return acts.act(request);
    }
    Viewer viewer = console.access().require(request, Role.OPS);
    Set<String> names = new HashSet<>(QuarantineFilter.NAMES);
    names.addAll(Set.of("after", "order"));
    request.allowOnly(names);
    return list(viewer, QuarantineFilter.of(request::parameter), request);
  }

  private WebResponse list(Viewer viewer, QuarantineFilter filter, WebRequest request)
      throws SQLException {
    Told told = orders.told(request.parameter("order"));
    QuarantineView view = view(filter, "", told, Ask.NOTHING, request.parameter("after"));
    WebResponse page = console.page(200, TEMPLATE, viewer, view);
    return told.isWaiting() ? page.with("Refresh", "1") : page;
  }

  /** The list with why nothing was done. */
  WebResponse refused(Viewer viewer, QuarantineFilter filter, String problem) throws SQLException {
    QuarantineView view = view(filter, problem, Told.NOTHING, Ask.NOTHING, Optional.empty());
    return console.page(409, TEMPLATE, viewer, view);
  }

  /** The list with what is to be confirmed. */
  WebResponse asking(Viewer viewer, QuarantineFilter filter, Ask ask) throws SQLException {
    QuarantineView view = view(filter, "", Told.NOTHING, ask, Optional.empty());
    return console.page(200, TEMPLATE, viewer, view);
  }

  /** The list as it is after something was done. */
  WebResponse done(Viewer viewer, QuarantineFilter filter, String outcome) throws SQLException {
    Told done = new Told(false, true, List.of(outcome));
    QuarantineView view = view(filter, "", done, Ask.NOTHING, Optional.empty());
    return console.page(200, TEMPLATE, viewer, view);
  }

  private QuarantineView view(
      QuarantineFilter filter, String problem, Told outcome, Ask ask, Optional<String> after)
      throws SQLException {
    Optional<RefusedRecord> last =
        after.isPresent() ? quarantine.find(after.get()) : Optional.empty();
    List<RefusedRecord> refusals =
        quarantine.list(filter.refusals(), Quarantine.OPEN, last, ON_A_PAGE + 1);
    boolean hasNext = refusals.size() > ON_A_PAGE;
    return new QuarantineView(
        filter,
        choices(filter),
        problem,
        outcome.sentences(),
        outcome.isGood(),
        ask,
        causes.matching(filter.refusals(), MOST_CAUSES).stream().map(this::row).toList(),
        refusals.stream()
            .limit(ON_A_PAGE)
            .map(refused -> QuarantineView.Line.of(refused, console))
            .toList(),
        hasNext ? filter.href("after=" + refusals.get(ON_A_PAGE - 1).id()) : "");
  }

  private List<Choice> choices(QuarantineFilter filter) {
    return console.members().stream()
        .map(member -> new Choice(member.id(), member.name(), member.id().equals(filter.member())))
        .toList();
  }

  private CauseRow row(Cause cause) {
    QuarantineFilter filter =
        new QuarantineFilter(
            "", cause.member(), cause.dataset(), cause.stage(), cause.reason(), "", "");
    return new CauseRow(
        console.nameOf(cause.member()),
        cause.dataset(),
        cause.stage(),
        cause.reason(),
        cause.howMany(),
        cause.sentence(),
        Moments.ago(cause.oldest(), console.now()),
        filter.href());
  }
}
