package org.fingerpost.connector.civicrm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.ConnectorContract;
import org.fingerpost.connector.contract.ContractDataset;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Promise;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.contract.Waived;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.schema.Json;

@Proves(value = CiviApiConnector.class, on = "CiviCRM, APIv4 (a stub)")
@Waived(promise = Promise.BAD_ROWS, because = CiviWaivers.ALWAYS_A_KEY)
@Waived(promise = Promise.TIME_ZONES, because = CiviWaivers.NUMBERED)
@Waived(promise = Promise.LATE_COMMITS, because = CiviWaivers.NO_TRANSACTIONS)
class CiviApiContractTest extends ConnectorContract {
  private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  @Override
  protected MemberSystem newSystem() throws Exception {
    return new Events();
  }

  private static final class Events implements MemberSystem {
    private final CiviApiStub site = new CiviApiStub();

    Events() throws IOException {
      // A template, which is never a record, so that the fields are known without rows.
      put(1_000_000, "Template", "2026-01-01 10:00:00", true);
    }

    @Override
    public DatasetDescriptor dataset() {
      return new ContractDataset("id", "title", "start_date")
          .at(new Location.ReadyMadeDataset("events"));
    }

    @Override
    public Connector connect() {
      return connect(CiviApiStub.KEY);
    }

    @Override
    public Connector connectWithWrongPassword() {
      return connect("not-the-secret");
    }

    private Connector connect(String key) {
      return new CiviApiConnector(
          new SystemDescriptor.CiviApi(site.url(), new Secret("${env:TEST}")),
          ZoneId.of("Europe/London"),
          CiviDescriptors::columns,
          secret -> key);
    }

    @Override
    public void put(List<Row> rows) {
      rows.forEach(
          row -> put(Long.parseLong(row.key()), row.name(), row.starts().format(WALL), false));
    }

    private void put(long id, String title, String starts, boolean template) {
      ObjectNode event = Json.object().put("id", id).put("title", title).put("note", "withheld");
      site.put("Event", event.put("start_date", starts).put("is_template", template));
    }

    @Override
    public void delete(List<String> keys) {
      keys.forEach(key -> site.all("Event").remove(Long.parseLong(key)));
    }

    @Override
    public void putBadRow() {
      put(4_000, null, "2026-01-01 10:00:00", false);
    }

    @Override
    public void loseColumn() {
      site.hidden.add("title");
    }

    @Override
    public void regainColumn() {
      site.hidden.clear();
    }

    @Override
    public void goAway() {
      site.goAway();
    }

    @Override
    public void comeBack() throws IOException {
      site.comeBack();
    }

    @Override
    public int connections() {
      return site.calls.get();
    }

    @Override
    public void close() {
      site.close();
    }
  }
}
