package org.fingerpost.connector.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

@Proves(value = FilesConnector.class, on = "files, ODS")
@Waived(promise = Promise.LATE_COMMITS, because = FilesWaivers.NO_TRANSACTIONS)
@Waived(promise = Promise.WRONG_PASSWORD, because = FilesWaivers.NO_PASSWORD)
class OdsFilesContractTest extends ConnectorContract {
  @TempDir private Path folder;

  @Override
  protected MemberSystem newSystem() throws IOException {
    FolderSystem system = new Ods(folder);
    system.saveAgain();
    return system;
  }

  private static final class Ods extends FolderSystem {
    Ods(Path folder) {
      super(folder, "events.ods");
    }

    @Override
    void write(Path target, String nameColumn, List<Row> rows, boolean badRow) throws IOException {
      List<String> lines = new ArrayList<>();
      lines.add(
          OdsBook.row(
              OdsBook.text("id"),
              OdsBook.text(nameColumn),
              OdsBook.text("starts"),
              OdsBook.text("note")));
      rows.forEach(row -> lines.add(line(row)));
      if (badRow) {
        lines.add(OdsBook.row(OdsBook.text(""), OdsBook.text("A row without a key")));
      }
      new OdsBook().sheet("Events", lines.toArray(String[]::new)).save(target);
    }

    private static String line(Row row) {
      return OdsBook.row(
          OdsBook.text(row.key()),
          OdsBook.text(row.name()),
          OdsBook.cell(
              "office:value-type=\"date\" office:date-value=\"%s:00\"".formatted(row.starts()),
              "x"),
          OdsBook.text(row.note()));
    }

    @Override
    Connector connector(Path exports) {
      return new FilesConnector(
          new SystemDescriptor.Files(exports), dataset -> new SharingFilter(dataset).columns());
    }
  }
}
