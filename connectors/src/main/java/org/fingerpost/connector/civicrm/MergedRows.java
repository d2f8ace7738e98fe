package org.fingerpost.connector.civicrm;

import java.util.SortedMap;
import java.util.TreeMap;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.SourceShape;

/**
 * Says of merged records what took their place.
 *
 * @param merged whether the dataset's records may be merged into one another
 * @param asked whether the column that tells so is one that the member shares
 */
record MergedRows(boolean merged, boolean asked, PageSink sink) implements PageSink {
  @Override
  public void accept(Page page) throws InterruptedException {
    sink.accept(
        merged ? new Page(page.rows().stream().map(this::row).toList(), page.next()) : page);
  }

  private SourceRow row(SourceRow row) {
    String into = row.fields().path(CiviDataset.MERGED_INTO).asText("");
    if (!asked) {
      row.fields().remove(CiviDataset.MERGED_INTO);
    }
    return into.isEmpty() || into.equals("null") ? row : row.replacedBy(into);
  }

  @Override
  public void shape(SourceShape shape) throws SourceException {
    SortedMap<String, String> known = new TreeMap<>(shape.columns());
    if (!asked) {
      known.remove(CiviDataset.MERGED_INTO);
    }
    sink.shape(new SourceShape(known, shape.complete()));
  }
}
