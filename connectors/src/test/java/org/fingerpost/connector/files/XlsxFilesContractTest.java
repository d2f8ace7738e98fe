package org.fingerpost.connector.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
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

@Proves(value = FilesConnector.class, on = "files, XLSX")
@Waived(promise = Promise.LATE_COMMITS, because = FilesWaivers.NO_TRANSACTIONS)
@Waived(promise = Promise.WRONG_PASSWORD, because = FilesWaivers.NO_PASSWORD)
class XlsxFilesContractTest extends ConnectorContract {
  @TempDir private Path folder;

  @Override
  protected MemberSystem newSystem() throws IOException {
    FolderSystem system = new Xlsx(folder);
    system.saveAgain();
    return system;
  }

  private static final class Xlsx extends FolderSystem {
    Xlsx(Path folder) {
      super(folder, "events.xlsx");
    }

    @Override
    void write(Path target, String nameColumn, List<Row> rows, boolean badRow) throws IOException {
      try (OutputStream out = Files.newOutputStream(target);
          Workbook workbook = new Workbook(out, "contract", "1.0")) {
        Worksheet sheet = workbook.newWorksheet("Events");
        String[] header = {"id", nameColumn, "starts", "note"};
        for (int column = 0; column < header.length; column++) {
          sheet.value(0, column, header[column]);
        }
        int line = 0;
        for (Row row : rows) {
          fill(sheet, ++line, row);
        }
        if (badRow) {
          sheet.value(line + 1, 1, "A row without a key");
        }
      }
    }

    private static void fill(Worksheet sheet, int line, Row row) {
      sheet.value(line, 0, row.key());
      sheet.value(line, 1, row.name());
      sheet.value(line, 2, row.starts());
      sheet.style(line, 2).format("yyyy-mm-dd hh:mm").set();
      sheet.value(line, 3, row.note());
    }

    @Override
    Connector connector(Path exports) {
      return new FilesConnector(
          new SystemDescriptor.Files(exports), dataset -> new SharingFilter(dataset).columns());
    }
  }
}
