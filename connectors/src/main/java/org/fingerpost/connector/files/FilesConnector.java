package org.fingerpost.connector.files;

import java.io.IOException;
import java.util.ArrayList;
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
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location.FileSet;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * Reads a folder of CSV and XLSX files. All files that match a dataset's pattern are one listing;
 * when one of them changed, all are read, and the row ledger of the hub finds what is new.
 */
public final class FilesConnector implements Connector {
  private final Place place;
  private final Function<DatasetDescriptor, SortedSet<String>> columns;

  /**
   * Makes a connector; it holds nothing open.
   *
   * @param columns the columns of a dataset that may be read: those that shared fields and
   *     conditions need
   */
  public FilesConnector(
      SystemDescriptor.Files system, Function<DatasetDescriptor, SortedSet<String>> columns) {
    this(new Folder(system.folder()), columns);
  }

  /** Makes a connector of files at an address on the web. */
  public FilesConnector(
      SystemDescriptor.WebFiles system,
      Function<DatasetDescriptor, SortedSet<String>> columns,
      Function<Secret, String> secrets) {
    this(new WebPlace(system.access(), secrets), columns);
  }

  /** Makes a connector of a folder behind SFTP. */
  public FilesConnector(
      SystemDescriptor.SftpFiles system,
      Function<DatasetDescriptor, SortedSet<String>> columns,
      Function<Secret, String> secrets) {
    this(new SftpPlace(system, secrets), columns);
  }

  private FilesConnector(Place place, Function<DatasetDescriptor, SortedSet<String>> columns) {
    this.place = place;
    this.columns = columns;
  }

  @Override
  public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException {
    FileSet files = fileSet(dataset);
    FileLedger before = FileLedger.parse(from, shape(dataset, files));
    List<FileEntry> entries = place.matching(files.glob());
    if (place.tellsChanges() && before.isUntouched(entries)) {
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
    List<FileEntry> entries = place.matching(files.glob());
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
    return new Listing(
        pages, sink, single, before, shared(dataset), dataset.key(), aliases(dataset));
  }

  private static Map<String, List<String>> aliases(DatasetDescriptor dataset) {
    return dataset.location() instanceof FileSet files ? files.aliases() : Map.of();
  }

  private void refuseUnlessWhole(Listing listing, FileSet files, List<FileEntry> before)
      throws SourceException, InterruptedException {
    Optional<SourceException> doubt = listing.doubt();
    if (doubt.isPresent()) {
      throw doubt.get();
    }
    if (listing.rows() == 0) {
      throw SourceException.permanent(
          "The files that match %s have headers and not one row. An export that went wrong looks like that, so nothing is taken for deleted. Export them again."
              .formatted(files.glob()));
    }
    if (!place.matching(files.glob()).equals(before)) {
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
        read(copy, files, new Wanted(wanted, dataset.key(), files.aliases()), listing);
      } catch (IOException e) {
        throw SourceException.retriable(
            "%s broke off while it was read. It is tried again.".formatted(copy.entry().name()), e);
      }
    }
  }

  private List<StillCopy> copies(List<FileEntry> entries)
      throws SourceException, InterruptedException {
    List<StillCopy> copies = new ArrayList<>();
    try {
      for (FileEntry entry : entries) {
        copies.add(place.copy(entry));
      }
      return copies;
    } catch (SourceException | InterruptedException e) {
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

  /** What a file is, its content tells: an export often has the wrong ending, or none. */
  private static void read(StillCopy copy, FileSet files, Wanted wanted, Listing listing)
      throws IOException, SourceException, InterruptedException {
    switch (FileForm.of(copy)) {
      case OPEN_DOCUMENT -> new OdsFile(copy, files.sheet(), wanted).read(listing);
      case WORKBOOK -> new XlsxFile(copy, files.sheet(), wanted).read(listing);
      default -> new CsvFile(copy, wanted).read(listing);
    }
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
