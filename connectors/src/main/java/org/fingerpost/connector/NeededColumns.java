package org.fingerpost.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.FieldMapping.Source;
import org.fingerpost.connector.descriptor.SharedFields;

/**
 * The columns without which no record of a dataset can be made: its key, and what feeds a field
 * that every record has. Sources without a schema commonly leave out what is empty; but where no
 * record of a whole page has such a column, the column was renamed or taken away.
 */
public final class NeededColumns {
  private final SortedSet<String> columns = new TreeSet<>();
  private final String place;

  /**
   * The needed columns of a dataset.
   *
   * @param place what to call the source in messages
   */
  public NeededColumns(DatasetDescriptor dataset, String place) {
    this.place = place;
    columns.add(dataset.key());
    dataset.mapping().stream()
        .filter(mapping -> SharedFields.of(dataset.kind()).required().contains(mapping.target()))
        .filter(mapping -> !(mapping.source() instanceof Source.Expression))
        .forEach(mapping -> columns.addAll(mapping.columns()));
  }

  /**
   * Returns when each column is there in some record.
   *
   * @param records a page of a complete listing; an empty one says nothing
   * @param has whether a record has a column
   * @param names the names that records have, to find the one that was meant
   * @throws SourceException for a column that is there in none: nothing of it is to be taken
   */
  public <T> void refuseUnlessThere(
      Collection<T> records, BiPredicate<T, String> has, Collection<String> names)
      throws SourceException {
    for (String column : records.isEmpty() ? new TreeSet<String>() : columns) {
      if (records.stream().noneMatch(record -> has.test(record, column))) {
        throw SourceException.permanent(
            "No record of %s has the column %s.%s Give the column its old name again, or correct the descriptor."
                .formatted(place, column, NearestNames.advice(column, new ArrayList<>(names))));
      }
    }
  }

  /** As above, for records of JSON. */
  public void refuseUnlessThere(Collection<JsonNode> records, BiPredicate<JsonNode, String> has)
      throws SourceException {
    SortedSet<String> names = new TreeSet<>();
    records.forEach(record -> record.fieldNames().forEachRemaining(names::add));
    refuseUnlessThere(records, has, names);
  }
}
