package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.operate.console.ReviewPairs.Doubt;
import org.fingerpost.route.operate.console.ReviewPairs.Side;
import org.fingerpost.route.operate.console.ReviewView.Pair;
import org.fingerpost.route.operate.console.ReviewView.Row;
import org.fingerpost.route.operate.console.ReviewView.Undo;
import org.fingerpost.route.operate.console.TrailView.Field;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.RefusedRequestException;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** Doubtful links, one after the other: two records side by side, and a person's verdict. */
final class ReviewPage implements Endpoint {
  private final Console console;
  private final ReviewPairs pairs;

  ReviewPage(Console console) {
    this.console = console;
    this.pairs = new ReviewPairs(console.database());
  }

  /** Somebody who may not look at records could not tell whether two are one. */
  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    console.access().require(request, Role.OPS);
    return request.isPost()
        ? decide(request, console.access().requireForm(request, Role.RECORDS))
        : show(request, console.access().require(request, Role.RECORDS), "", false, Undo.NOTHING);
  }

  private WebResponse decide(WebRequest request, Viewer viewer) throws SQLException {
    UUID one = id(request, "one");
    UUID other = id(request, "other");
    Asked asked = new Asked(viewer.account(), request.field("because").orElse("").strip());
    String verdict = request.field("verdict").orElse("");
    Undo undo = new Undo(one.toString(), other.toString());
    switch (verdict) {
      case "same", "different" -> {
        if (asked.because().isEmpty()) {
          return show(
              request,
              viewer,
              "Say why: whoever looks at this later will ask. Nothing was done.",
              true,
              Undo.NOTHING);
        }
        Optional<String> instead = pairs.say(one, other, verdict.equals("same"), asked);
        return instead.isPresent()
            ? show(request, viewer, instead.get(), true, Undo.NOTHING)
            : show(
                request,
                viewer,
                "Kept: they are " + words(verdict) + ". The hub follows within seconds.",
                false,
                undo);
      }
      case "withdraw" -> {
        boolean done = pairs.withdraw(one, other, asked);
        return show(
            request,
            viewer,
            done
                ? "Taken back: the pair waits again."
                : "There is no verdict of yours on these two. Nothing was done.",
            !done,
            Undo.NOTHING);
      }
      default ->
          throw new RefusedRequestException(
              400, "A verdict is same, different or withdraw. Nothing was done.");
    }
  }

  private static String words(String verdict) {
    return verdict.equals("same") ? "the same one" : "different ones";
  }

  private static UUID id(WebRequest request, String field) {
    try {
      return UUID.fromString(request.field(field).orElse(""));
    } catch (IllegalArgumentException e) {
      throw new RefusedRequestException(
          400, "The form does not say which two records are meant. Nothing was done.");
    }
  }

  private WebResponse show(
      WebRequest request, Viewer viewer, String said, boolean isProblem, Undo undo)
      throws SQLException {
    int skip = skip(request.isPost() ? request.field("skip") : request.parameter("skip"));
    Optional<Doubt> doubt = pairs.next(skip);
    List<Pair> pair = doubt.isPresent() ? pair(viewer, doubt.get()) : List.of();
    ReviewView view = new ReviewView(said, isProblem, undo, pairs.waiting(), skip, pair);
    return console.page(isProblem ? 409 : 200, "review", viewer, view);
  }

  private static int skip(Optional<String> text) {
    return text.filter(digits -> digits.matches("\\d{1,5}")).map(Integer::parseInt).orElse(0);
  }

  private List<Pair> pair(Viewer viewer, Doubt doubt) throws SQLException {
    Optional<Side> one = pairs.side(doubt.one());
    Optional<Side> other = pairs.side(doubt.other());
    if (one.isEmpty() || other.isEmpty()) {
      return List.of();
    }
    console.note(viewer, "review look", doubt.one() + " and " + doubt.other());
    return List.of(
        new Pair(
            doubt.one().toString(),
            doubt.other().toString(),
            name(one.get()),
            name(other.get()),
            RecordLink.to(one.get().key()).href(),
            RecordLink.to(other.get().key()).href(),
            doubt.kind(),
            String.format(Locale.UK, "%+.1f", doubt.score()),
            pairs.evidence(doubt),
            rows(one.get(), other.get())));
  }

  private String name(Side side) {
    return "%s, %s %s"
        .formatted(console.nameOf(side.key().member()), side.key().dataset(), side.key().key());
  }

  private static List<Row> rows(Side one, Side other) {
    Map<String, String> left = values(one);
    Map<String, String> right = values(other);
    Set<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    List<Row> rows = new ArrayList<>();
    for (String name : names) {
      String a = left.getOrDefault(name, "");
      String b = right.getOrDefault(name, "");
      rows.add(new Row(name.replace('_', ' '), a, b, !a.isEmpty() && !b.isEmpty() && !a.equals(b)));
    }
    return rows;
  }

  private static Map<String, String> values(Side side) {
    return Fields.of(side.value(), true).stream()
        .collect(Collectors.toMap(Field::name, Field::value));
  }
}
