package org.fingerpost.connector.files;

/** What files cannot promise, in the words of the docs. */
final class FilesWaivers {
  static final String NO_TRANSACTIONS =
      "a file is saved whole, so no change in it is committed later than another; a file that is being saved is left until it is still";
  static final String NO_PASSWORD =
      "a folder has no password; one that may not be read counts as away";

  private FilesWaivers() {}
}
