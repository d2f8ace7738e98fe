package org.fingerpost.route.web;

/** What everybody who watches a page is told whenever it changes. */
public interface LiveText {
  /** Whether whoever asks may watch; asked again from time to time while they do. */
  boolean admits(WebRequest request) throws Exception;

  /** How things stand now: a line of JSON, cheap to make, and the same for all who watch. */
  String now() throws Exception;
}
