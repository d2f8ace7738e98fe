package org.fingerpost.connector.files;

import java.io.IOException;
import java.nio.file.Path;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.ConnectorContract;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Promise;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.contract.Waived;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.sharing.SharingFilter;
import org.junit.jupiter.api.io.TempDir;

@Proves(value = FilesConnector.class, on = "files, CSV")
@Waived(promise = Promise.LATE_COMMITS, because = FilesWaivers.NO_TRANSACTIONS)
@Waived(promise = Promise.WRONG_PASSWORD, because = FilesWaivers.NO_PASSWORD)
class CsvFilesContractTest extends ConnectorContract {
  @TempDir private Path folder;

  @Override
  protected MemberSystem newSystem() throws IOException {
    FolderSystem system = new Csv(folder);
    system.saveAgain();
    return system;
  }

  private static final class Csv extends CsvFolder {
    Csv(Path folder) {
      super(folder);
    }

    @Override
    Connector connector(Path exports) {
      return new FilesConnector(
          new SystemDescriptor.Files(exports), dataset -> new SharingFilter(dataset).columns());
    }
  }
}
