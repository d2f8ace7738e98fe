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
        : show(request, console.access().require(request, Role.RECORDS), Said.NOTHING);
  }

  private WebResponse decide(WebRequest request, Viewer viewer) throws SQLException {
    UUID one = id(request, "one");
    UUID other = id(request, "other");
    Asked asked = new Asked(viewer.account(), request.field("because").orElse("").strip());
    Said said =
        switch (request.field("verdict").orElse("")) {
          case "same" -> say(one, other, true, asked);
          case "different" -> say(one, other, false, asked);
          case "withdraw" -> withdraw(one, other, asked);
          default ->
              throw new RefusedRequestException(
                  400, "A verdict is same, different or withdraw. Nothing was done.");
        };
    return show(request, viewer, said);
  }

  private Said say(UUID one, UUID other, boolean isSame, Asked asked) throws SQLException {
    if (asked.because().isEmpty()) {
      return Said.problem("Say why: whoever looks at this later will ask. Nothing was done.");
    }
    return pairs
        .say(one, other, isSame, asked)
        .map(Said::problem)
        .orElseGet(
            () ->
                new Said(
                    "Kept: they are %s. The hub follows within seconds."
                        .formatted(isSame ? "the same one" : "different ones"),
                    false,
                    new Undo(one.toString(), other.toString())));
  }

  private Said withdraw(UUID one, UUID other, Asked asked) throws SQLException {
    return pairs.withdraw(one, other, asked)
        ? new Said("Taken back: the pair waits again.", false, Undo.NOTHING)
        : Said.problem("There is no verdict of yours on these two. Nothing was done.");
  }

  /** What is said above the next pair, and which verdict may be taken back there. */
  private record Said(String sentence, boolean isProblem, Undo undo) {
    static final Said NOTHING = new Said("", false, Undo.NOTHING);

    static Said problem(String sentence) {
      return new Said(sentence, true, Undo.NOTHING);
    }
  }

  private static UUID id(WebRequest request, String field) {
    try {
      return UUID.fromString(request.field(field).orElse(""));
    } catch (IllegalArgumentException e) {
      throw new RefusedRequestException(
          400, "The form does not say which two records are meant. Nothing was done.");
    }
  }

  private WebResponse show(WebRequest request, Viewer viewer, Said said) throws SQLException {
    int skip = skip(request.isPost() ? request.field("skip") : request.parameter("skip"));
    Optional<Doubt> doubt = pairs.next(skip);
    List<Pair> pair = doubt.isPresent() ? pair(viewer, doubt.get()) : List.of();
    ReviewView view =
        new ReviewView(said.sentence(), said.isProblem(), said.undo(), pairs.waiting(), skip, pair);
    return console.page(said.isProblem() ? 409 : 200, "review", viewer, view);
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
