package org.fingerpost.connector.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.ConnectorContract;
import org.fingerpost.connector.contract.ContractDataset;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Promise;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.contract.Waived;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.http.EventServer;
import org.fingerpost.connector.http.RemoteSystem.Reply;
import org.fingerpost.connector.http.RemoteSystem.Request;
import org.fingerpost.connector.http.WebMember;

@Proves(value = FilesConnector.class, on = "files, CSV at an address on the web")
@Waived(promise = Promise.LATE_COMMITS, because = FilesWaivers.NO_TRANSACTIONS)
class WebFilesContractTest extends ConnectorContract {
  @Override
  protected MemberSystem newSystem() throws IOException {
    return new Site();
  }

  private static final class Site extends EventServer {
    Site() throws IOException {
      super("name");
    }

    @Override
    protected Reply answer(Request request) {
      StringBuilder text = new StringBuilder("id,%s,starts,note\n".formatted(nameColumn()));
      rows()
          .forEach(
              row ->
                  text.append(
                      "%s,\"%s\",%s,%s%n"
                          .formatted(row.key(), row.name(), row.starts(), row.note())));
      if (hasBadRow()) {
        text.insert(text.indexOf("\n") + 1, "bad,Lunch, and more,2026-07-01,withheld,again\n");
      }
      return new Reply(
          200,
          Map.of("Content-Type", "text/csv"),
          text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public DatasetDescriptor dataset() {
      return ContractDataset.USUAL.at(new Location.FileSet("events.csv", Optional.empty()));
    }

    @Override
    protected Connector connector(Function<Secret, String> keys) {
      return new FilesConnector(
          new SystemDescriptor.WebFiles(access("/exports")), WebMember::columns, keys);
    }
  }
}
