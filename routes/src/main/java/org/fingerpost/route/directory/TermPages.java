package org.fingerpost.route.directory;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.directory.page.Entry;
import org.fingerpost.route.directory.page.Line;
import org.fingerpost.route.directory.page.References;
import org.fingerpost.route.directory.page.StructuredData;
import org.fingerpost.route.directory.page.TermListView;
import org.fingerpost.route.directory.page.TermListView.Section;
import org.fingerpost.route.directory.page.TermView;
import org.fingerpost.route.directory.page.Views;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Vocabularies;
import org.fingerpost.schema.Vocabularies.Term;
import org.fingerpost.schema.Vocabularies.Vocabulary;

/** The pages of the districts and of the topics, and the lists of them. */
final class TermPages {
  private static final int MOST = 20;

  private final DirectoryStore store;
  private final MemberNames names;
  private final String publicAddress;

  TermPages(DirectoryStore store, MemberNames names, String publicAddress) {
    this.store = store;
    this.names = names;
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
    Found found = store.search(query(SearchText.NOTHING, SearchText.place(term.name())));
    return Pages.render(
        200,
        "directory/term",
        new TermView(
            term.name(),
            "District",
            "Organisations and services that help people in " + term.name() + ".",
            headline(found),
            entries(found),
            "Topics",
            links(Vocabularies.groupsServed()),
            "/?place=" + SearchPage.encoded(term.name()),
            StructuredData.district(publicAddress, term)));
  }

  private WebResponse topicPage(Term term) throws SQLException {
    Found found = store.search(query(SearchText.allOf(term.name()), SearchText.NOTHING));
    return Pages.render(
        200,
        "directory/term",
        new TermView(
            term.name(),
            "Topic",
            term.description(),
            headline(found),
            entries(found),
            "Where",
            links(Vocabularies.districts()),
            "/?q=" + SearchPage.encoded(term.name()),
            StructuredData.topic(publicAddress, term)));
  }

  private static DirectoryQuery query(SearchText words, SearchText place) {
    return new DirectoryQuery(
        Set.of(Kind.ORGANIZATION, Kind.SERVICE),
        words,
        place,
        Optional.<UUID>empty(),
        Optional.empty(),
        true,
        1,
        MOST);
  }

  private static String headline(Found found) {
    return found.total() == 1
        ? "1 organisation or service"
        : "%,d organisations and services".formatted(found.total());
  }

  private List<Entry> entries(Found found) throws SQLException {
    Views views =
        new Views(
            names,
            store.findReferred(References.of(found.records())),
            LocalDate.now(Clock.systemUTC()),
            publicAddress);
    return found.records().stream().map(views::entry).toList();
  }
}
