package org.fingerpost.route.directory;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.route.directory.feedback.UnmetNeeds;
import org.fingerpost.route.directory.page.Entry;
import org.fingerpost.route.directory.page.References;
import org.fingerpost.route.directory.page.ResultsView;
import org.fingerpost.route.directory.page.Views;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.Kind;

/** The first page: a search box, and who can help. */
final class SearchPage implements Endpoint {
  private static final int PER_PAGE = 20;
  private static final int LAST_PAGE = 5_000;
  private static final int LONGEST_TEXT = 200;
  private static final Set<Kind> KINDS = Set.of(Kind.ORGANIZATION, Kind.SERVICE);

  private final DirectoryStore store;
  private final MemberNames names;
  private final UnmetNeeds unmet;

  SearchPage(DirectoryStore store, MemberNames names, UnmetNeeds unmet) {
    this.store = store;
    this.unmet = unmet;
    this.names = names;
  }

  /** Unknown parameters are let pass: people follow links that others have decorated. */
  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    String words = typed(request, "q");
    String place = typed(request, "place");
    DirectoryQuery query = query(words, place, pageNumber(request));
    Found found = store.search(query);
    boolean isLoosened = found.total() == 0 && !words.isEmpty();
    Found shown = isLoosened ? store.search(query.withWords(SearchText.anyOf(words))) : found;
    if (shown.total() == 0 && request.method().equals("GET")) {
      unmet.count(words, Terms.districtNamed(place));
    }
    return Pages.render(
        200, "directory/search", view(words, place, query, shown, isLoosened && shown.total() > 0));
  }

  private static DirectoryQuery query(String words, String place, int page) {
    return new DirectoryQuery(
        KINDS,
        SearchText.allOf(words),
        SearchText.place(place),
        Optional.empty(),
        Optional.empty(),
        true,
        page,
        PER_PAGE);
  }

  private ResultsView view(
      String words, String place, DirectoryQuery query, Found found, boolean isLoosened)
      throws SQLException {
    Views views =
        new Views(
            names,
            store.findReferred(References.of(found.records())),
            LocalDate.now(Clock.systemUTC()),
            "");
    List<Entry> entries = found.records().stream().map(views::entry).toList();
    boolean hasMore = query.offset() + entries.size() < found.total();
    return new ResultsView(
        "Who can help?",
        words,
        place,
        headline(words, place, found.total()),
        isLoosened ? "Nothing has all of your words; these have some of them." : "",
        entries,
        Terms.districtNames(),
        query.page() > 1 ? address(words, place, query.page() - 1) : "",
        hasMore ? address(words, place, query.page() + 1) : "");
  }

  private static String headline(String words, String place, long total) {
    String what = words.isEmpty() ? "" : " for “%s”".formatted(words);
    String where = place.isEmpty() ? "" : " in or near “%s”".formatted(place);
    String count =
        total == 0 ? "Nothing found" : total == 1 ? "1 result" : "%,d results".formatted(total);
    return words.isEmpty() && place.isEmpty() && total > 0
        ? "%,d organisations and services".formatted(total)
        : count + what + where;
  }

  private static String typed(WebRequest request, String name) {
    String text = request.parameter(name).orElse("");
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }

  /** The first page for anything that is no page number: a visitor cannot mend an address. */
  private static int pageNumber(WebRequest request) {
    return request
        .parameter("page")
        .filter(text -> text.matches("[0-9]{1,4}"))
        .map(Integer::valueOf)
        .filter(page -> page >= 1 && page <= LAST_PAGE)
        .orElse(1);
  }

  private static String address(String words, String place, int page) {
    return "/?q=%s&place=%s&page=%d".formatted(encoded(words), encoded(place), page);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
