package org.fingerpost.route.directory;

import javax.sql.DataSource;
import org.fingerpost.route.access.Access;
import org.fingerpost.route.directory.feedback.CorrectionStore;
import org.fingerpost.route.directory.feedback.UnmetNeeds;
import org.fingerpost.route.search.DirectorySearch;
import org.fingerpost.route.web.WebRoutes;
import org.fingerpost.schema.Kind;

/** The directory API and the pages, on the hub's HTTP server. */
public final class DirectoryRoutes extends WebRoutes {
  private final DirectoryStore store;
  private final LinkEvidence evidence;
  private final DirectorySearch search;
  private final MemberNames names;
  private final String publicAddress;
  private final CorrectionStore corrections;
  private final UnmetNeeds unmet;
  private final Access access;

  /**
   * Reads that database, and keeps in it what visitors say.
   *
   * @param publicAddress where the hub is reached from outside, such as {@code
   *     https://directory.example.org}, without a slash at the end
   * @param access tells who is signed in, and so sees what members share with each other
   */
  public DirectoryRoutes(
      DataSource database, MemberNames names, String publicAddress, Access access) {
    this.access = access;
    this.store = new DirectoryStore(database);
    this.evidence = new LinkEvidence(database, names);
    this.search = new DirectorySearch(database);
    this.names = names;
    this.publicAddress = publicAddress;
    this.corrections = new CorrectionStore(database);
    this.unmet = new UnmetNeeds(database);
  }

  private void wrong(String routeId, String path, Kind kind) {
    serveForm(
        routeId, path + CorrectionPage.SUFFIX, new CorrectionPage(kind, store, corrections, names));
  }

  @Override
  public void configure() {
    DirectoryPages pages =
        new DirectoryPages(store, search, names, publicAddress, access, evidence);
    FoundEntries entries = new FoundEntries(search, store, names);
    TermPages terms = new TermPages(search, entries, publicAddress);
    serve("directory-search", "/", new SearchPage(search, entries, unmet, access));
    serve("directory-organisation", "/organisations/{id}", pages::organisation);
    serve("directory-service", "/services/{id}", pages::service);
    serve("directory-districts", "/districts", terms::districts);
    serve("directory-district", "/districts/{id}", terms::district);
    serve("directory-topics", "/topics", terms::topics);
    serve("directory-topic", "/topics/{id}", terms::topic);
    serve("directory-style", StyleSheet.PATH, StyleSheet.own());
    serve("directory-govuk", StyleSheet.GOVUK_PATH, StyleSheet.govuk());
    serve("directory-icon", SiteIcon.PATH, new SiteIcon());
    wrong("directory-organisation-wrong", "/organisations/{id}", Kind.ORGANIZATION);
    wrong("directory-service-wrong", "/services/{id}", Kind.SERVICE);
    serveAllBelow(
        "directory-api", DirectoryApi.PATH, new DirectoryApi(store, search, publicAddress));
  }
}
