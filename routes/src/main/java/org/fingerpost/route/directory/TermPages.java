package org.fingerpost.route.directory;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.fingerpost.route.directory.page.Line;
import org.fingerpost.route.directory.page.StructuredData;
import org.fingerpost.route.directory.page.TermListView;
import org.fingerpost.route.directory.page.TermListView.Section;
import org.fingerpost.route.directory.page.TermView;
import org.fingerpost.route.search.Criteria;
import org.fingerpost.route.search.DirectorySearch;
import org.fingerpost.route.search.Hits;
import org.fingerpost.route.search.Order;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.Vocabularies;
import org.fingerpost.schema.Vocabularies.Term;
import org.fingerpost.schema.Vocabularies.Vocabulary;

/** The pages of the districts and of the topics, and the lists of them. */
final class TermPages {
  private static final int MOST = 20;

  private final DirectorySearch search;
  private final FoundEntries entries;
  private final String publicAddress;

  TermPages(DirectorySearch search, FoundEntries entries, String publicAddress) {
    this.search = search;
    this.entries = entries;
    this.publicAddress = publicAddress;
  }

  WebResponse districts(WebRequest request) {
    return Pages.render(
        200,
        "directory/terms",
        new TermListView(
            "Places", "Who helps in your district.", List.of(section(Vocabularies.districts()))));
  }

  WebResponse topics(WebRequest request) {
    return Pages.render(
        200,
        "directory/terms",
        new TermListView(
            "Topics",
            "Whom somebody helps, and what helps groups.",
            List.of(
                section(Vocabularies.groupsServed()),
                section(Vocabularies.infrastructureServices()))));
  }

  private static Section section(Vocabulary vocabulary) {
    return new Section(vocabulary.id(), vocabulary.name(), links(vocabulary));
  }

  private static List<Line> links(Vocabulary vocabulary) {
    return vocabulary.terms().stream()
        .map(term -> new Line(term.name(), Terms.pathOf(term)))
        .toList();
  }

  WebResponse district(WebRequest request) throws SQLException {
    Optional<Term> term = Terms.district(last(request));
    return term.isPresent() ? districtPage(term.get()) : DirectoryPages.unknown();
  }

  WebResponse topic(WebRequest request) throws SQLException {
    Optional<Term> term = Terms.topic(last(request));
    return term.isPresent() ? topicPage(term.get()) : DirectoryPages.unknown();
  }

  private static String last(WebRequest request) {
    return request.path().substring(request.path().lastIndexOf('/') + 1);
  }

  private WebResponse districtPage(Term term) throws SQLException {
    Hits found = find(Criteria.of(Wanted.KINDS).open().districts(List.of(term.id())));
    return Pages.render(
        200,
        "directory/term",
        new TermView(
            term.name(),
            "District",
            "Organisations and services that help people in " + term.name() + ".",
            headline(found),
            entries.of(found.hits()),
            "Topics",
            links(Vocabularies.groupsServed()),
            found.total() > MOST ? "/?place=" + SearchForm.encoded(term.name()) : "",
            StructuredData.district(publicAddress, term)));
  }

  private WebResponse topicPage(Term term) throws SQLException {
    Hits found = find(Criteria.of(Wanted.KINDS).open().term(term.uuid()));
    boolean isGroup = term.vocabulary().equals(Vocabularies.GROUPS_SERVED);
    return Pages.render(
        200,
        "directory/term",
        new TermView(
            term.name(),
            "Topic",
            term.description(),
            headline(found),
            entries.of(found.hits()),
            "Where",
            links(Vocabularies.districts()),
            found.total() > MOST
                ? (isGroup ? "/?group=" + term.id() : "/?q=" + SearchForm.encoded(term.name()))
                : "",
            StructuredData.topic(publicAddress, term)));
  }

  private Hits find(Criteria criteria) throws SQLException {
    return search.find(criteria, Order.NAME, 0, MOST);
  }

  private static String headline(Hits found) {
    return found.total() == 1
        ? "1 organisation or service"
        : "%,d organisations and services".formatted(found.total());
  }
}
