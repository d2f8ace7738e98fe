package org.fingerpost.connector.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.fingerpost.connector.SourceException;

/** Takes the rows of a file, in their order. */
public interface RowTaker {
  /**
   * Takes a row that could be read.
   *
   * @param place such as {@code groups.csv, line 17}
   * @param cells the value of a wanted column
   * @param size about how many characters
   */
  void row(String place, Function<String, JsonNode> cells, long size) throws InterruptedException;

  /**
   * Takes a row that could not be read.
   *
   * @param key its key, or an empty string where even that is unknown
   * @param sentence what is wrong with it
   */
  void spoilt(String place, String key, String sentence) throws InterruptedException;

  /** Told when rows may be missing from what was read: then it is no complete listing. */
  void doubt(SourceException why);

  /**
   * The headers of a file, before its first row.
   *
   * @throws org.fingerpost.connector.SourceException when the rows under them are not to be read
   */
  default void headers(java.util.List<String> seen)
      throws org.fingerpost.connector.SourceException {}
}
