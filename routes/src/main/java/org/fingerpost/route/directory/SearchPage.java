package org.fingerpost.route.directory;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fingerpost.route.access.Access;
import org.fingerpost.route.directory.feedback.UnmetNeeds;
import org.fingerpost.route.directory.page.Entry;
import org.fingerpost.route.directory.page.ResultsView;
import org.fingerpost.route.directory.page.ResultsView.Choices;
import org.fingerpost.route.search.DirectorySearch;
import org.fingerpost.route.search.Hits;
import org.fingerpost.route.search.Order;
import org.fingerpost.route.search.SearchWords;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.Vocabularies;

/**
 * The first page: the question, and who can help. Who is signed in at a member sees with what was
 * found what members share with each other; only what is public is searched.
 */
final class SearchPage implements Endpoint {
  private static final int PER_PAGE = 20;

  private final DirectorySearch search;
  private final FoundEntries entries;
  private final UnmetNeeds unmet;
  private final Access access;

  SearchPage(DirectorySearch search, FoundEntries entries, UnmetNeeds unmet, Access access) {
    this.search = search;
    this.entries = entries;
    this.unmet = unmet;
    this.access = access;
  }

  /** What was found, and what has to be said about it. */
  private record Outcome(Hits hits, List<String> notes) {}

  /** Unknown parameters are let pass: people follow links that others have decorated. */
  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    SearchForm form = SearchForm.of(request);
    Whereabouts where = Whereabouts.of(form.place(), search);
    Outcome outcome = look(form, where);
    boolean isNothing = outcome.hits().total() == 0;
    if (isNothing && request.method().equals("GET")) {
      unmet.count(form.words(), where.district());
    }
    List<Entry> toAsk = isNothing ? entries.membersToAsk(where) : List.of();
    boolean isForMembers = access.viewer(request).seesMembersFields();
    List<Entry> shown = entries.of(outcome.hits().hits(), isForMembers);
    WebResponse page = Pages.render(200, "directory/search", view(form, outcome, shown, toAsk));
    // What only members may see is kept by no cache, not even the browser's own.
    return isForMembers ? page.with("Cache-Control", "no-store") : page;
  }

  private Outcome look(SearchForm form, Whereabouts where) throws SQLException {
    List<String> notes = new ArrayList<>(form.notes());
    if (where.isUnknown()) {
      notes.add("We do not know where that postcode is, so this is from everywhere.");
    }
    Hits hits = find(form, where, SearchWords.allOf(form.words()));
    if (hits.respelled()) {
      notes.add("Nothing has “%s”. This is for “%s”.".formatted(form.words(), said(hits)));
    }
    if (hits.total() > 0 || form.words().isEmpty()) {
      return new Outcome(hits, notes);
    }
    Hits some = find(form, where, SearchWords.anyOf(form.words()));
    if (some.total() > 0) {
      notes.add("Nothing has all of your words; these have some of them.");
    }
    return new Outcome(some, notes);
  }

  private Hits find(SearchForm form, Whereabouts where, SearchWords words) throws SQLException {
    return search.find(
        Wanted.of(form, where, words), Order.BEST, (form.page() - 1L) * PER_PAGE, PER_PAGE);
  }

  /** What the typed words were taken for; each stands first in its group, before those like it. */
  private static String said(Hits hits) {
    return hits.words().groups().stream()
        .map(group -> group.size() == 1 ? group : group.subList(1, group.size()))
        .map(group -> String.join(" or ", group))
        .collect(Collectors.joining(" "));
  }

  private static ResultsView view(
      SearchForm form, Outcome outcome, List<Entry> shown, List<Entry> toAsk) {
    Hits hits = outcome.hits();
    boolean hasMore = (long) form.page() * PER_PAGE < hits.total();
    return new ResultsView(
        form.words(),
        form.place(),
        choices(form),
        headline(form, hits.total()),
        outcome.notes(),
        shown,
        toAsk,
        Terms.districtNames(),
        form.page() > 1 ? form.address(form.page() - 1) : "",
        hasMore ? form.address(form.page() + 1) : "");
  }

  private static Choices choices(SearchForm form) {
    return new Choices(
        form.isNarrowed(),
        form.miles(),
        SearchForm.MILES,
        form.group().orElse(""),
        Vocabularies.groupsServed().terms(),
        form.day().map(DayOfWeek::getValue).orElse(0),
        form.time().map(Object::toString).orElse(""),
        form.age().map(Object::toString).orElse(""));
  }

  private static String headline(SearchForm form, long total) {
    String what = form.words().isEmpty() ? "" : " for “%s”".formatted(form.words());
    String where = form.place().isEmpty() ? "" : " in or near “%s”".formatted(form.place());
    String count =
        total == 0 ? "Nothing found" : total == 1 ? "1 result" : "%,d results".formatted(total);
    return form.isEmpty() && total > 0
        ? "%,d organisations and services".formatted(total)
        : count + what + where;
  }
}
