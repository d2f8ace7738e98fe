package org.fingerpost.infra.realinput;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;

/** A member that works in a real CiviCRM, and a hub that reads it by the example. */
final class CiviCrmMember implements AutoCloseable {
  static final String ID = CiviCrmSite.ID;

  private final CiviCrmSite site;
  private final Hub hub;

  private CiviCrmMember(CiviCrmSite site, Hub hub) {
    this.site = site;
    this.hub = hub;
  }

  /** Skips the test that asks where the data is not. */
  static CiviCrmMember start(Path folder) throws Exception {
    CiviCrmSite site = CiviCrmSite.start();
    try {
      HubSettings settings = HubSettings.embedded(folder.resolve("hub"), 0);
      return new CiviCrmMember(
          site, Hub.start(settings, List.of(site.byQueries(folder)), line -> {}));
    } catch (Exception | AssertionError e) {
      site.close();
      throw e;
    }
  }

  Hub hub() {
    return hub;
  }

  /** The member's own database. */
  JointView database() throws SQLException {
    return site.database();
  }

  /** Somebody at the member works. */
  void run(String... statements) throws SQLException {
    site.run(statements);
  }

  @Override
  public void close() throws Exception {
    hub.close();
    site.close();
  }
}
