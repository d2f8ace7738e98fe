package org.fingerpost.route.directory;

import javax.sql.DataSource;
import org.fingerpost.route.search.DirectorySearch;
import org.fingerpost.route.web.WebRoutes;

/** The directory API and the pages, on the hub's HTTP server. */
public final class DirectoryRoutes extends WebRoutes {
  private final DirectoryStore store;
  private final DirectorySearch search;
  private final MemberNames names;
  private final String publicAddress;

  /**
   * Reads that database; needs no right to write.
   *
   * @param publicAddress where the hub is reached from outside, such as {@code
   *     https://directory.example.org}, without a slash at the end
   */
  public DirectoryRoutes(DataSource database, MemberNames names, String publicAddress) {
    this.store = new DirectoryStore(database);
    this.search = new DirectorySearch(database);
    this.names = names;
    this.publicAddress = publicAddress;
  }

  @Override
  public void configure() {
    DirectoryPages pages = new DirectoryPages(store, names);
    serve("directory-search", "/", new SearchPage(store, names));
    serve("directory-organisation", "/organisations/{id}", pages::organisation);
    serve("directory-service", "/services/{id}", pages::service);
    serve("directory-style", StyleSheet.PATH, new StyleSheet());
    serveAllBelow(
        "directory-api", DirectoryApi.PATH, new DirectoryApi(store, search, publicAddress));
  }
}
