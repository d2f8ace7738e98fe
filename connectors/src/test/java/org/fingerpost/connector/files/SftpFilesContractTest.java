package org.fingerpost.connector.files;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.ConnectorContract;
import org.fingerpost.connector.contract.Gate;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Promise;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.contract.Waived;
import org.fingerpost.connector.sharing.SharingFilter;
import org.junit.jupiter.api.io.TempDir;

@Proves(value = FilesConnector.class, on = "files, CSV behind SFTP")
@Waived(promise = Promise.LATE_COMMITS, because = FilesWaivers.NO_TRANSACTIONS)
class SftpFilesContractTest extends ConnectorContract {
  @TempDir private Path folder;

  @Override
  protected MemberSystem newSystem() throws Exception {
    FolderSystem system = new Exports(folder);
    system.saveAgain();
    return system;
  }

  /** Reached through a door that can be shut: the server goes on, and cannot be reached. */
  private static final class Exports extends CsvFolder {
    private final SftpServer server;
    private final Gate gate;

    Exports(Path folder) throws IOException, GeneralSecurityException {
      super(folder);
      server = new SftpServer(folder);
      gate = new Gate(server.port());
    }

    @Override
    Connector connector(Path exports) {
      return with(SftpServer.PASSWORD);
    }

    @Override
    public Connector connectWithWrongPassword() {
      return with("not-the-secret");
    }

    private Connector with(String password) {
      return new FilesConnector(
          SftpServer.exports(gate.port(), server.hostKey()),
          dataset -> new SharingFilter(dataset).columns(),
          secret -> password);
    }

    @Override
    public void goAway() {
      gate.shut();
    }

    @Override
    public void comeBack() {
      gate.reopen();
    }

    @Override
    public int connections() {
      return server.passwords();
    }

    @Override
    public void close() {
      try (server;
          gate) {
        // Both are closed.
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
