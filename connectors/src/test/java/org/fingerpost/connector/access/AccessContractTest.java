package org.fingerpost.connector.access;

import com.healthmarketscience.jackcess.ColumnBuilder;
import com.healthmarketscience.jackcess.DataType;
import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.DateTimeType;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.TableBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.fingerpost.connector.sharing.SharingFilter;
import org.junit.jupiter.api.io.TempDir;

@Proves(value = AccessConnector.class, on = "Access, .accdb with a password")
@Waived(
    promise = Promise.LATE_COMMITS,
    because =
        "the file is read once it has rested, so no change in it is committed later than another")
class AccessContractTest extends ConnectorContract {
  @TempDir private Path folder;

  @Override
  protected MemberSystem newSystem() throws IOException {
    Desk desk = new Desk(folder.resolve("events.accdb"));
    desk.save();
    return desk;
  }

  /** Saves the file anew each time that somebody changes a row. */
  private static final class Desk implements MemberSystem {
    private final Path file;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private String nameColumn = "name";
    private boolean badRow;
    private long saved;

    Desk(Path file) {
      this.file = file;
    }

    void save() throws IOException {
      Files.deleteIfExists(file);
      try (Database database =
          new DatabaseBuilder(file).setFileFormat(Database.FileFormat.V2010).create()) {
        database.setDateTimeType(DateTimeType.LOCAL_DATE_TIME);
        Table table =
            new TableBuilder("events")
                .addColumn(new ColumnBuilder("id", DataType.TEXT))
                .addColumn(new ColumnBuilder(nameColumn, DataType.TEXT))
                .addColumn(new ColumnBuilder("starts", DataType.SHORT_DATE_TIME))
                .addColumn(new ColumnBuilder("note", DataType.MEMO))
                .toTable(database);
        List<Object[]> cells = new ArrayList<>();
        rows.values().forEach(row -> cells.add(cells(row)));
        if (badRow) {
          cells.add(new Object[] {null, "Without a key", null, null});
        }
        table.addRows(cells);
      }
      ProtectedFile.protect(file, "Tulip1");
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600 - ++saved)));
    }

    private static Object[] cells(Row row) {
      return new Object[] {row.key(), row.name(), row.starts(), row.note()};
    }

    @Override
    public DatasetDescriptor dataset() {
      return ContractDataset.USUAL.at(new Location.Table("events", Optional.empty()));
    }

    @Override
    public Connector connect() {
      return connector("Tulip1");
    }

    @Override
    public Connector connectWithWrongPassword() {
      return connector("not-the-secret");
    }

    private Connector connector(String password) {
      return new AccessConnector(
          new SystemDescriptor.Access(file, Optional.of(new Secret("${env:KEY}"))),
          dataset -> new SharingFilter(dataset).columns(),
          secret -> password);
    }

    @Override
    public void put(List<Row> changed) throws IOException {
      changed.forEach(row -> rows.put(row.key(), row));
      save();
    }

    @Override
    public void delete(List<String> keys) throws IOException {
      keys.forEach(rows::remove);
      save();
    }

    @Override
    public void putBadRow() throws IOException {
      badRow = true;
      save();
    }

    @Override
    public void loseColumn() throws IOException {
      nameColumn = "title";
      save();
    }

    @Override
    public void regainColumn() throws IOException {
      nameColumn = "name";
      save();
    }

    @Override
    public void goAway() throws IOException {
      Files.move(file, file.resolveSibling("away"));
    }

    @Override
    public void comeBack() throws IOException {
      Files.move(file.resolveSibling("away"), file);
    }

    @Override
    public void close() {}
  }
}
