package org.fingerpost.route.web;

import java.util.Map;

/** What everybody who watches a page is told whenever it changes. */
public interface LiveText {
  /** Whether whoever asks may watch; asked again from time to time while they do. */
  boolean admits(WebRequest request) throws Exception;

  /**
   * How things stand now, by the names of the parts of a page: a line of JSON each, cheap to make,
   * and the same for all who watch.
   */
  Map<String, String> now() throws Exception;
}
