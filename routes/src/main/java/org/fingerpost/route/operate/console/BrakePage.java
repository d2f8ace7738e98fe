package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.operate.console.HeldDeletes.Held;
import org.fingerpost.route.operate.console.HeldDeletes.Missing;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.RefusedRequestException;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** Deletes that wait for a person's word: let them go, or keep the records. */
final class BrakePage implements Endpoint {
  private static final int EXAMPLES = 100;

  private final Console console;
  private final HeldDeletes deletes;

  BrakePage(Console console, HeldDeletes deletes) {
    this.console = console;
    this.deletes = deletes;
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    if (request.isPost()) {
      return act(request, console.access().requireForm(request, Role.OPS));
    }
    return page(console.access().require(request, Role.OPS), "", false);
  }

  private WebResponse act(WebRequest request, Viewer viewer) throws SQLException {
    boolean isGone =
        switch (request.field("do").orElse("")) {
          case "lift" -> true;
          case "keep" -> false;
          default ->
              throw new RefusedRequestException(
                  400, "What can be done here is lift and keep. Nothing was done.");
        };
    Asked asked = new Asked(viewer.account(), request.field("because").orElse(""));
    Optional<Held> seen = seen(request);
    if (asked.because().isEmpty()) {
      return page(viewer, "Say why: whoever looks at this later will ask. Nothing was done.", true);
    }
    if (seen.isEmpty()) {
      return page(
          viewer,
          "What would be deleted has changed meanwhile, so nothing was done. Look again.",
          true);
    }
    Optional<String> problem = deletes.say(seen.get(), isGone, asked.by(), asked.because());
    return problem.isPresent()
        ? page(viewer, problem.get(), true)
        : page(viewer, isGone ? "They go at the hub's next look." : "The records stay.", false);
  }

  /** The list that the person saw, if it still stands. */
  private Optional<Held> seen(WebRequest request) {
    return deletes.all().stream()
        .filter(held -> held.member().equals(request.field("member").orElse("")))
        .filter(held -> held.dataset().equals(request.field("dataset").orElse("")))
        .filter(held -> Long.toString(held.revision()).equals(request.field("revision").orElse("")))
        .findFirst();
  }

  private WebResponse page(Viewer viewer, String said, boolean isProblem) throws SQLException {
    boolean withNames = viewer.has(Role.RECORDS);
    List<Held> held = deletes.all();
    if (withNames && !held.isEmpty()) {
      console.note(viewer, "brake look", held.size() + " datasets");
    }
    List<BrakeView.Row> rows = held.stream().map(each -> row(each, withNames)).toList();
    BrakeView view = new BrakeView(said, isProblem, rows);
    return console.page(isProblem ? 409 : 200, "brakes", viewer, view);
  }

  private BrakeView.Row row(Held held, boolean withNames) {
    return new BrakeView.Row(
        held.member(),
        console.nameOf(held.member()),
        held.dataset(),
        "%,d of %,d records are missing from its last complete listing (%s)."
            .formatted(held.missing(), held.total(), Moments.ago(held.since(), console.now())),
        held.answer(),
        held.revision(),
        held.missing(),
        deletes.records(held, EXAMPLES).stream().map(gone -> words(gone, withNames)).toList());
  }

  private static String words(Missing gone, boolean withNames) {
    return withNames && !gone.name().isEmpty()
        ? "%s (%s)".formatted(gone.key(), gone.name())
        : gone.key();
  }
}
