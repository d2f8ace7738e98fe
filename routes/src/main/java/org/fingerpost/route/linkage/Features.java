package org.fingerpost.route.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fingerpost.schema.Kind;

/** What of a record is compared, in the forms in which it is compared. */
final class Features {
  /** Providers of mailboxes and pages to anybody: having the same one says nothing. */
  private static final Set<String> ANYBODYS =
      Set.of(
          "gmail.com",
          "googlemail.com",
          "hotmail.com",
          "hotmail.co.uk",
          "outlook.com",
          "live.com",
          "live.co.uk",
          "msn.com",
          "yahoo.com",
          "yahoo.co.uk",
          "ymail.com",
          "rocketmail.com",
          "aol.com",
          "icloud.com",
          "me.com",
          "mac.com",
          "btinternet.com",
          "btopenworld.com",
          "talktalk.net",
          "tiscali.co.uk",
          "sky.com",
          "virginmedia.com",
          "virgin.net",
          "ntlworld.com",
          "blueyonder.co.uk",
          "o2.co.uk",
          "orange.net",
          "plus.com",
          "plusnet.com",
          "protonmail.com",
          "proton.me",
          "mail.com",
          "gmx.com",
          "gmx.co.uk",
          "zoho.com",
          "fsnet.co.uk",
          "freeserve.co.uk",
          "tesco.net",
          "outlook.co.uk",
          "facebook.com",
          "fb.com",
          "twitter.com",
          "x.com",
          "instagram.com",
          "linkedin.com",
          "youtube.com",
          "sites.google.com",
          "wordpress.com",
          "btck.co.uk",
          "weebly.com",
          "wix.com",
          "wixsite.com",
          "onesuffolk.net",
          "google.com",
          "eventbrite.co.uk",
          "justgiving.com",
          "blogspot.com");

  final NameWords[] names;
  final Place[] places;
  final Value[] phones;
  final Value[] emails;
  final Value[] domains;
  final Identifier[] identifiers;
  final String birth;

  private Features(Kind kind, ObjectNode record) {
    names = names(kind, record);
    places = places(record);
    phones = phones(record);
    emails = emails(record);
    domains = domains(record, emails);
    identifiers = identifiers(record);
    birth = Text.digits(record.path("date_of_birth").asText(""));
  }

  private Features(Unpacking from) {
    names = from.each(NameWords[]::new, NameWords::unpacked);
    places = from.each(Place[]::new, Place::unpacked);
    phones = from.each(Value[]::new, Value::unpacked);
    emails = from.each(Value[]::new, Value::unpacked);
    domains = from.each(Value[]::new, Value::unpacked);
    identifiers = from.each(Identifier[]::new, Identifier::unpacked);
    birth = from.text();
  }

  /** What {@link #packed} wrote. */
  static Features unpacked(byte[] bytes) {
    return new Features(new Unpacking(bytes));
  }

  /** All of it in one piece. */
  byte[] packed() {
    Packing to = new Packing();
    to.count(names.length);
    for (NameWords name : names) {
      name.pack(to);
    }
    to.count(places.length);
    for (Place place : places) {
      place.pack(to);
    }
    for (Value[] values : new Value[][] {phones, emails, domains}) {
      to.count(values.length);
      for (Value value : values) {
        value.pack(to);
      }
    }
    to.count(identifiers.length);
    for (Identifier identifier : identifiers) {
      identifier.pack(to);
    }
    to.text(birth);
    return to.bytes();
  }

  static Features of(Kind kind, ObjectNode record) {
    return new Features(kind, record);
  }

  /** A number for the postcode's district or the town of the first place; nought without one. */
  int area() {
    if (places.length == 0) {
      return 0;
    }
    String district = places[0].postcode.district();
    return district.isEmpty() ? Long.hashCode(places[0].cityHash) : district.hashCode();
  }

  private static NameWords[] names(Kind kind, ObjectNode record) {
    List<NameWords> names = new ArrayList<>(2);
    for (String field : List.of("name", "alternate_name")) {
      String text = record.path(field).asText("");
      NameWords form = kind == Kind.PERSON ? NameWords.person(text) : NameWords.organization(text);
      if (!form.isEmpty()) {
        names.add(form);
      }
    }
    return names.toArray(new NameWords[0]);
  }

  private static Place[] places(ObjectNode record) {
    List<Place> places = new ArrayList<>(1);
    for (JsonNode address : record.path("addresses")) {
      places.add(Place.of(address));
    }
    return places.toArray(new Place[0]);
  }

  private static Value[] phones(ObjectNode record) {
    List<Value> phones = new ArrayList<>(1);
    for (JsonNode phone : record.path("phones")) {
      for (String number : Phones.each(phone.path("number").asText(""))) {
        phones.add(Value.of("phone", number));
      }
    }
    return Value.distinct(phones);
  }

  private static Value[] emails(ObjectNode record) {
    String email = record.path("email").asText("").strip().toLowerCase(Locale.ROOT);
    return email.indexOf('@') > 0 ? new Value[] {Value.of("email", email)} : Value.NONE;
  }

  private static Value[] domains(ObjectNode record, Value[] emails) {
    Set<String> domains = new LinkedHashSet<>();
    domains.add(host(record.path("website").asText("")));
    for (Value email : emails) {
      domains.add(email.text().substring(email.text().lastIndexOf('@') + 1));
    }
    return domains.stream()
        .filter(domain -> domain.indexOf('.') > 0 && !ANYBODYS.contains(domain))
        .map(domain -> Value.of("domain", domain))
        .toArray(Value[]::new);
  }

  private static String host(String website) {
    String text = website.strip().toLowerCase(Locale.ROOT);
    int start = text.indexOf("://");
    text = start < 0 ? text : text.substring(start + 3);
    int end = 0;
    while (end < text.length() && "/?#:".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    text = text.substring(0, end);
    return text.startsWith("www.") ? text.substring(4) : text;
  }

  private static Identifier[] identifiers(ObjectNode record) {
    List<Identifier> found = new ArrayList<>(1);
    for (String field : List.of("organization_identifiers", "person_identifiers")) {
      for (JsonNode each : record.path(field)) {
        Identifier.of(each.path("identifier_scheme").asText(""), each.path("identifier").asText(""))
            .ifPresent(found::add);
      }
    }
    return found.toArray(Identifier[]::new);
  }
}
