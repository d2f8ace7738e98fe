package org.fingerpost.connector.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.ConnectorContract;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Promise;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.contract.Row;
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

  private static final class Csv extends FolderSystem {
    Csv(Path folder) {
      super(folder, "events.csv");
    }

    @Override
    void write(Path target, String nameColumn, List<Row> rows, boolean badRow) throws IOException {
      StringBuilder text = new StringBuilder("id,%s,starts,note\n".formatted(nameColumn));
      for (Row row : rows) {
        text.append("%s,\"%s\",%s,%s%n".formatted(row.key(), row.name(), row.starts(), row.note()));
      }
      if (badRow) {
        text.insert(text.indexOf("\n") + 1, "bad,Lunch, and more,2026-07-01,withheld,again\n");
      }
      Files.write(target, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    Connector connector(Path exports) {
      return new FilesConnector(
          new SystemDescriptor.Files(exports), dataset -> new SharingFilter(dataset).columns());
    }
  }
}
