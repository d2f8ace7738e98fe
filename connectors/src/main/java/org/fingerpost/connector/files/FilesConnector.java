package org.fingerpost.connector.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location.FileSet;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * Reads a folder of CSV and XLSX files. All files that match a dataset's pattern are one listing;
 * when one of them changed, all are read, and the row ledger of the hub finds what is new.
 */
public final class FilesConnector implements Connector {
  private final Folder folder;
  private final Function<DatasetDescriptor, SortedSet<String>> columns;

  /**
   * Makes a connector; it holds nothing open.
   *
   * @param columns the columns of a dataset that may be read: those that shared fields and
   *     conditions need
   */
  public FilesConnector(
      SystemDescriptor.Files system, Function<DatasetDescriptor, SortedSet<String>> columns) {
    this.folder = new Folder(system.folder());
    this.columns = columns;
  }

  @Override
  public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException {
    FileSet files = fileSet(dataset);
    FileLedger before = FileLedger.parse(from, shape(dataset, files));
    List<FileEntry> entries = folder.matching(files.glob());
    if (before.isUntouched(entries)) {
      return;
    }
    List<StillCopy> copies = copies(entries);
    try {
      FileLedger now = ledger(dataset, files, copies);
      if (before.hasSameContent(now)) {
        // Saved again with nothing changed: only the ledger moves.
        sink.accept(new Page(List.of(), now.toPosition()));
        return;
      }
      PageBuffer pages = new PageBuffer(sink);
      read(dataset, files, copies, listing(dataset, copies, pages, sink, from));
      pages.finish(now.toPosition());
    } finally {
      copies.forEach(StillCopy::close);
    }
  }

  @Override
  public void readAll(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    FileSet files = fileSet(dataset);
    List<FileEntry> entries = folder.matching(files.glob());
    List<StillCopy> copies = copies(entries);
    try {
      PageBuffer pages = new PageBuffer(sink);
      Listing listing = listing(dataset, copies, pages, sink, Position.START);
      read(dataset, files, copies, listing);
      pages.finish(Position.START);
      refuseUnlessWhole(listing, files, entries);
    } finally {
      copies.forEach(StillCopy::close);
    }
  }

  /** Does nothing: no file stays open. */
  @Override
  public void close() {}

  private Listing listing(
      DatasetDescriptor dataset,
      List<StillCopy> copies,
      PageBuffer pages,
      PageSink sink,
      Position before) {
    boolean single = copies.size() == 1;
    return new Listing(pages, sink, single, before, shared(dataset), dataset.key());
  }

  private void refuseUnlessWhole(Listing listing, FileSet files, List<FileEntry> before)
      throws SourceException {
    Optional<SourceException> doubt = listing.doubt();
    if (doubt.isPresent()) {
      throw doubt.get();
    }
    if (listing.rows() == 0) {
      throw SourceException.permanent(
          "The files that match %s have headers and not one row. An export that went wrong looks like that, so nothing is taken for deleted. Export them again."
              .formatted(files.glob()));
    }
    if (!folder.matching(files.glob()).equals(before)) {
      throw SourceException.passing(
          "Files that match %s came, went or changed while they were read. The listing is read again."
              .formatted(files.glob()),
          null);
    }
  }

  private void read(
      DatasetDescriptor dataset, FileSet files, List<StillCopy> copies, Listing listing)
      throws SourceException, InterruptedException {
    SortedSet<String> wanted = new TreeSet<>(shared(dataset));
    wanted.add(dataset.key());
    for (StillCopy copy : copies) {
      try {
        if (isWorkbook(copy)) {
          new XlsxFile(copy, files.sheet(), wanted, dataset.key()).read(listing);
        } else {
          new CsvFile(copy, wanted, dataset.key()).read(listing);
        }
      } catch (IOException e) {
        throw SourceException.retriable(
            "%s broke off while it was read. It is tried again.".formatted(copy.entry().name()), e);
      }
    }
  }

  private List<StillCopy> copies(List<FileEntry> entries) throws SourceException {
    List<StillCopy> copies = new ArrayList<>();
    try {
      for (FileEntry entry : entries) {
        copies.add(StillCopy.of(folder.root(), entry));
      }
      return copies;
    } catch (SourceException e) {
      copies.forEach(StillCopy::close);
      throw e;
    }
  }

  private FileLedger ledger(DatasetDescriptor dataset, FileSet files, List<StillCopy> copies) {
    return new FileLedger(shape(dataset, files), copies.stream().map(StillCopy::line).toList());
  }

  private SortedSet<String> shared(DatasetDescriptor dataset) {
    return columns.apply(dataset);
  }

  private String shape(DatasetDescriptor dataset, FileSet files) {
    return Integer.toHexString((shared(dataset) + dataset.key() + files).hashCode());
  }

  private static boolean isWorkbook(StillCopy copy) {
    String name = copy.entry().name().toLowerCase(Locale.ROOT);
    return name.endsWith(".xlsx") || name.endsWith(".xlsm");
  }

  private static FileSet fileSet(DatasetDescriptor dataset) throws SourceException {
    if (dataset.location() instanceof FileSet files) {
      return files;
    }
    throw SourceException.permanent(
        "Dataset %s names no files, so the folder cannot be read for it. Give it files, such as groups*.csv."
            .formatted(dataset.name()));
  }
}
