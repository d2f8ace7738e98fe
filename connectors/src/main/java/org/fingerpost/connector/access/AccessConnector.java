package org.fingerpost.connector.access;

import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageBuffer;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.files.FileEntry;
import org.fingerpost.connector.files.FileLedger;
import org.fingerpost.connector.files.Listing;
import org.fingerpost.connector.files.StillCopy;

/**
 * Reads the tables of an Access file from a copy of it, so that nobody who works in Access waits
 * for it. When the file changed, the whole table is read, and the row ledger of the hub finds what
 * is new.
 */
public final class AccessConnector implements Connector {
  private final SystemDescriptor.Access system;
  private final Function<DatasetDescriptor, SortedSet<String>> columns;
  private final AccessFile file;

  /**
   * Makes a connector; it holds nothing open.
   *
   * @param columns the columns of a dataset that may be read
   * @param secrets looks the file's password up, each time it is used
   */
  public AccessConnector(
      SystemDescriptor.Access system,
      Function<DatasetDescriptor, SortedSet<String>> columns,
      Function<Secret, String> secrets) {
    this.system = system;
    this.columns = columns;
    this.file = new AccessFile(system, secrets);
  }

  @Override
  public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException {
    FileEntry entry = entry();
    FileLedger before = FileLedger.parse(from, shape(dataset));
    if (before.isUntouched(List.of(entry))) {
      return;
    }
    try (StillCopy copy = copy(entry)) {
      FileLedger now = new FileLedger(shape(dataset), List.of(copy.line()));
      if (!before.hasSameContent(now)) {
        PageBuffer pages = new PageBuffer(sink);
        read(dataset, copy, listing(dataset, pages, from, sink), sink);
        pages.finish(from);
      }
      sink.accept(new Page(List.of(), now.toPosition()));
    }
  }

  @Override
  public void readAll(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    try (StillCopy copy = copy(entry())) {
      PageBuffer pages = new PageBuffer(sink);
      Listing listing = listing(dataset, pages, Position.START, sink);
      long stated = read(dataset, copy, listing, sink);
      pages.finish(Position.START);
      refuseUnlessWhole(dataset, listing, stated);
    }
  }

  /** Does nothing: no file stays open. */
  @Override
  public void close() {}

  private static void refuseUnlessWhole(DatasetDescriptor dataset, Listing listing, long stated)
      throws SourceException {
    if (listing.rows() != stated) {
      throw SourceException.retriable(
          "The table of dataset %s says that it has %d rows and gave %d: it was being saved, or the file is damaged. Nothing is taken for deleted. It is read again; if it goes on, let Access compact and repair the file."
              .formatted(dataset.name(), stated, listing.rows()),
          null);
    }
    if (stated == 0) {
      throw SourceException.permanent(
          "The table of dataset %s has not one row. A table that was emptied by mistake looks like that, so nothing is taken for deleted. Look at the table."
              .formatted(dataset.name()));
    }
    Optional<SourceException> doubt = listing.doubt();
    if (doubt.isPresent()) {
      throw doubt.get();
    }
  }

  /** How many rows the table itself says it has. */
  private long read(DatasetDescriptor dataset, StillCopy copy, Listing listing, PageSink sink)
      throws SourceException, InterruptedException {
    SortedSet<String> wanted = new TreeSet<>(columns.apply(dataset));
    wanted.add(dataset.key());
    try (Database database = file.open(copy.copy())) {
      Table table = file.table(database, tableName(dataset));
      sink.shape(TableRows.shape(table));
      new TableRows(table, wanted, file.name()).read(listing);
      return table.getRowCount();
    } catch (IOException | RuntimeException e) {
      throw file.broken(e);
    }
  }

  private Listing listing(
      DatasetDescriptor dataset, PageBuffer pages, Position before, PageSink sink) {
    return new Listing(pages, sink, true, before, columns.apply(dataset), dataset.key(), Map.of());
  }

  private FileEntry entry() throws SourceException {
    Path path = system.file();
    try {
      return FileEntry.of(path.toAbsolutePath().getParent(), path.toAbsolutePath());
    } catch (IOException e) {
      throw SourceException.retriable(
          "The file %s is not there, or this account may not read it. Is the drive connected? It is tried again."
              .formatted(file.name()),
          null);
    }
  }

  /** Somebody who has the file open may be saving: then it must have rested for longer. */
  private StillCopy copy(FileEntry entry) throws SourceException {
    boolean open = LockFile.of(system.file()).filter(Files::exists).isPresent();
    return StillCopy.of(system.file().toAbsolutePath().getParent(), entry, open ? 10_000 : 2_000);
  }

  private String shape(DatasetDescriptor dataset) {
    return Integer.toHexString(
        (columns.apply(dataset) + dataset.key() + dataset.location()).hashCode());
  }

  private static String tableName(DatasetDescriptor dataset) throws SourceException {
    if (dataset.location() instanceof Location.Table table) {
      return table.name();
    }
    throw SourceException.permanent(
        "Dataset %s names no table, so the Access file cannot be read for it. Give it table, such as Contacts."
            .formatted(dataset.name()));
  }
}
