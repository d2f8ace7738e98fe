package org.fingerpost.infra.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row as every member of these tests keeps it.
 *
 * @param note becomes the description, which everybody may see
 * @param phone is for members
 * @param secret never leaves the member
 * @param consent "yes": the row may be shared
 * @param gone "1": struck off
 * @param charity a registered number, by which records are linked; may be empty
 */
record Row(
    String id,
    String name,
    String note,
    String phone,
    String secret,
    String consent,
    String gone,
    String charity) {
  static final List<String> COLUMNS =
      List.of("id", "name", "note", "phone", "secret", "consent", "gone", "charity");

  static Row of(String id, String name, String note) {
    return new Row(id, name, note, "01632 960123", "kept at home", "yes", "0", "");
  }

  Row withNote(String newNote) {
    return new Row(id, name, newNote, phone, secret, consent, gone, charity);
  }

  Row withPhone(String newPhone) {
    return new Row(id, name, note, newPhone, secret, consent, gone, charity);
  }

  Row withSecret(String newSecret) {
    return new Row(id, name, note, phone, newSecret, consent, gone, charity);
  }

  Row withConsent(String newConsent) {
    return new Row(id, name, note, phone, secret, newConsent, gone, charity);
  }

  Row withCharity(String number) {
    return new Row(id, name, note, phone, secret, consent, gone, number);
  }

  Row struckOff() {
    return new Row(id, name, note, phone, secret, consent, "1", charity);
  }

  /** In the form of {@link JointDatabaseView#truth}, which says null of what is blank. */
  String summary() {
    return name + ": " + (note.isEmpty() ? null : note);
  }

  List<String> cells() {
    return List.of(id, name, note, phone, secret, consent, gone, charity);
  }

  Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      columns.put(COLUMNS.get(i), cells().get(i));
    }
    return columns;
  }
}
