package org.fingerpost.route.operate.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.operate.console.QuarantineView.Ask;
import org.fingerpost.route.operate.console.QuarantineView.CauseRow;
import org.fingerpost.route.operate.console.QuarantineView.Line;
import org.fingerpost.route.operate.console.TrailView.Choice;
import org.fingerpost.route.operate.console.TrailView.Field;
import org.fingerpost.route.operate.quarantine.Cause;
import org.fingerpost.route.operate.quarantine.Quarantine;
import org.fingerpost.route.operate.quarantine.RefusedRecord;
import org.fingerpost.route.web.RefusedRequestException;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.SourceKey;

/** The refused records: why, what would pass now, and what is done with them. */
final class QuarantinePages {
  private static final int ON_A_PAGE = 50;
  private static final int COUNTED = 100_000;

  private final Console console;
  private final Quarantine quarantine;
  private final OrderWords orders;

  QuarantinePages(Console console) {
    this.console = console;
    this.quarantine = new Quarantine(console.database());
    this.orders = new OrderWords(console.database());
  }

  WebResponse list(WebRequest request) throws SQLException {
    if (request.isPost()) {
      Viewer viewer = console.access().requireForm(request, Role.OPS);
      return act(request, viewer, QuarantineFilter.of(request::field));
    }
    Viewer viewer = console.access().require(request, Role.OPS);
    Set<String> names = new HashSet<>(QuarantineFilter.NAMES);
    names.addAll(Set.of("after", "order"));
    request.allowOnly(names);
    return page(viewer, QuarantineFilter.of(request::parameter), request);
  }

  private WebResponse page(Viewer viewer, QuarantineFilter filter, WebRequest request)
      throws SQLException {
    Optional<OrderWords.Told> told = orders.told(request.parameter("order"));
    QuarantineView view =
        view(
            filter,
            "",
            told.map(OrderWords.Told::sentences).orElse(List.of()),
            Ask.NOTHING,
            request.parameter("after"));
    WebResponse page = console.page(200, "quarantine", viewer, view);
    return told.filter(OrderWords.Told::isWaiting).isPresent() ? page.with("Refresh", "1") : page;
  }

  private QuarantineView view(
      QuarantineFilter filter,
      String problem,
      List<String> outcome,
      Ask ask,
      Optional<String> after)
      throws SQLException {
    Optional<RefusedRecord> last =
        after.isPresent() ? quarantine.find(after.get()) : Optional.empty();
    List<RefusedRecord> refusals =
        quarantine.list(filter.refusals(), Quarantine.OPEN, last, ON_A_PAGE + 1);
    boolean hasNext = refusals.size() > ON_A_PAGE;
    return new QuarantineView(
        filter,
        console.members().stream()
            .map(m -> new Choice(m.id(), m.name(), m.id().equals(filter.member())))
            .toList(),
        problem,
        outcome,
        ask,
        quarantine.causes(filter.refusals()).stream().limit(ON_A_PAGE).map(this::row).toList(),
        refusals.stream().limit(ON_A_PAGE).map(this::line).toList(),
        hasNext ? filter.href("after=" + refusals.get(ON_A_PAGE - 1).id()) : "");
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
        cause.number(),
        cause.sentence(),
        Moments.ago(cause.oldest(), console.now()),
        filter.href());
  }

  private Line line(RefusedRecord refused) {
    return new Line(
        refused.id(),
        console.nameOf(refused.member()),
        refused.dataset(),
        refused.key(),
        refused.stage(),
        refused.reason(),
        refused.sentence(),
        Moments.full(refused.seen()),
        refused.status());
  }

  /** Asks once before anything is changed, and says what will be. */
  private WebResponse act(WebRequest request, Viewer viewer, QuarantineFilter filter)
      throws SQLException {
    String action = request.field("do").orElse("");
    boolean isConfirmed = request.field("confirmed").isPresent();
    try {
      Asked asked = new Asked(viewer.account(), request.field("because").orElse(""));
      return switch (action) {
        case "preview" -> ordered(filter, quarantine.preview(filter.refusals(), asked));
        case "replay" ->
            isConfirmed
                ? ordered(filter, quarantine.replay(filter.refusals(), asked))
                : ask(viewer, filter, action);
        case "discard" ->
            isConfirmed
                ? discarded(viewer, filter, quarantine.discard(filter.refusals(), asked))
                : ask(viewer, filter, action);
        default ->
            throw new RefusedRequestException(
                400, "What can be done here is preview, replay and discard. Nothing was done.");
      };
    } catch (OrderRefusedException e) {
      QuarantineView view = view(filter, e.getMessage(), List.of(), Ask.NOTHING, Optional.empty());
      return console.page(409, "quarantine", viewer, view);
    }
  }

  private WebResponse ask(Viewer viewer, QuarantineFilter filter, String action)
      throws SQLException {
    long number = quarantine.count(filter.refusals(), Quarantine.OPEN, COUNTED);
    if (number == 0) {
      throw new OrderRefusedException(
          "Nothing in the quarantine that is open matches %s. Nothing was done."
              .formatted(filter.refusals().inWords()));
    }
    String what =
        action.equals("replay")
            ? "Put %,d refused records through their stage again (%s). What passes is published; what is refused again stays here with today's reason. A newer version of a record is never overwritten."
            : "Discard %,d refused records (%s): nobody will look at them any more. What the members hold is not changed.";
    Ask ask = new Ask(action, what.formatted(number, filter.refusals().inWords()));
    return console.page(
        200, "quarantine", viewer, view(filter, "", List.of(), ask, Optional.empty()));
  }

  private static WebResponse ordered(QuarantineFilter filter, long order) {
    return WebResponse.seeOther(filter.href("order=" + order));
  }

  private WebResponse discarded(Viewer viewer, QuarantineFilter filter, int number)
      throws SQLException {
    List<String> outcome = List.of("%,d discarded.".formatted(number));
    return console.page(
        200, "quarantine", viewer, view(filter, "", outcome, Ask.NOTHING, Optional.empty()));
  }

  /** One refusal, whole; what the record holds only for those who may look at records. */
  WebResponse one(WebRequest request) throws SQLException {
    Viewer viewer = console.access().require(request, Role.OPS);
    String id = request.path().substring(request.path().lastIndexOf('/') + 1);
    Optional<RefusedRecord> refused = quarantine.find(id);
    if (refused.isEmpty()) {
      return console.message(
          404,
          viewer,
          "There is no such refusal",
          "Nothing in the quarantine has that id. Go back to the quarantine and choose one.");
    }
    List<Field> fields = viewer.has(Role.RECORDS) ? fields(viewer, id) : List.of();
    return console.page(200, "refusal", viewer, one(refused.get(), fields));
  }

  private List<Field> fields(Viewer viewer, String id) throws SQLException {
    ObjectNode record = quarantine.look(id, new Asked(viewer.account(), ""));
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> entry : record.properties()) {
      fields.add(new Field(entry.getKey(), "", Fields.text(entry.getValue())));
    }
    return fields;
  }

  private QuarantineView.One one(RefusedRecord refused, List<Field> fields) {
    QuarantineFilter filter = QuarantineFilter.one(refused.id());
    String trail =
        refused.key().isBlank() || refused.member().isBlank() || refused.dataset().isBlank()
            ? ""
            : Trail.link(new SourceKey(refused.member(), refused.dataset(), refused.key())).href();
    return new QuarantineView.One(
        line(refused),
        refused.position(),
        refused.attempts(),
        refused
            .settled()
            .map(end -> "by %s, %s. %s".formatted(end.by(), Moments.full(end.at()), end.because()))
            .orElse(""),
        trail,
        fields,
        new QuarantineView(
            filter, List.of(), "", List.of(), Ask.NOTHING, List.of(), List.of(), ""));
  }
}
