package org.fingerpost.connector.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.ContractDataset;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;

/** A file in a folder, saved whole each time that somebody changes a row. */
abstract class FolderSystem implements MemberSystem {
  private final Path folder;
  private final String file;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private String nameColumn = "name";
  private boolean badRow;
  private long saved;

  FolderSystem(Path folder, String file) {
    this.folder = folder.resolve("exports");
    this.file = file;
  }

  /** Writes the file. */
  abstract void write(Path target, String nameColumn, List<Row> rows, boolean badRow)
      throws IOException;

  /** Makes a connector of the folder. */
  abstract Connector connector(Path folder);

  void saveAgain() throws IOException {
    Files.createDirectories(folder);
    Path target = folder.resolve(file);
    write(target, nameColumn, new ArrayList<>(rows.values()), badRow);
    // Long enough ago to count as finished, and each time later than before.
    Files.setLastModifiedTime(target, FileTime.from(Instant.now().minusSeconds(3600 - ++saved)));
  }

  @Override
  public DatasetDescriptor dataset() {
    return ContractDataset.USUAL.at(
        new Location.FileSet(file.replaceFirst("\\..*", "*"), java.util.Optional.empty()));
  }

  @Override
  public Connector connect() {
    return connector(folder);
  }

  @Override
  public void put(List<Row> changed) throws IOException {
    changed.forEach(row -> rows.put(row.key(), row));
    saveAgain();
  }

  @Override
  public void delete(List<String> keys) throws IOException {
    keys.forEach(rows::remove);
    saveAgain();
  }

  @Override
  public void putBadRow() throws IOException {
    badRow = true;
    saveAgain();
  }

  @Override
  public void loseColumn() throws IOException {
    nameColumn = "title";
    saveAgain();
  }

  @Override
  public void regainColumn() throws IOException {
    nameColumn = "name";
    saveAgain();
  }

  @Override
  public void goAway() throws IOException {
    Files.move(folder, folder.resolveSibling("away"));
  }

  @Override
  public void comeBack() throws IOException {
    Files.move(folder.resolveSibling("away"), folder);
  }

  @Override
  public void close() {}
}
