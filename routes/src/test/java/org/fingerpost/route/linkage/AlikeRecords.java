package org.fingerpost.route.linkage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;

/** Organisations of few values, each a slip, a part or another form of others. */
final class AlikeRecords {
  /** Words that are slips, parts, initials or short forms of one another, or of a town's name. */
  private static final String[] WORDS = {
    "community",
    "communty",
    "comunity",
    "transport",
    "trans",
    "port",
    "ct",
    "cot",
    "friends",
    "freinds",
    "park",
    "parks",
    "youth",
    "yth",
    "club",
    "clb",
    "forum",
    "junior",
    "senior",
    "1st",
    "2nd",
    "redditch",
    "reddich",
    "bromsgrove",
    "home",
    "start",
    "homestart",
    "arts",
    "tars",
    "uk",
    "age",
    "group",
    "trust",
    "vale",
    "dale",
    "of",
    "the",
    "partnership",
    "pship",
    "rc",
    "rct",
    "Ελλάδα",
    "clwb",
    "café"
  };

  /** The same but for where the space stands. */
  private static final String[] RUN_TOGETHER = {
    "transport forum",
    "transp ortforum",
    "tran sportforum",
    "gardens allotment",
    "gard ensallotment"
  };

  private static final String[] TOWNS = {
    "", "Redditch", "Redditch Town", "Reddich", "Bromsgrove", "Stoke", "Stoke on Trent"
  };
  private static final String[] STREETS = {
    "",
    "12 High Street",
    "21 High St",
    "112 High Street",
    "High Street",
    "12 Hihg Street",
    "The Hall, High Street",
    "12a High Street",
    "1 2 High Street",
    "4 Low Lane"
  };
  private static final String[] BUILDINGS = {"", "The Hall", "The Hal", "Ecumenical Centre"};
  private static final String[] COUNTIES = {"", "Worcestershire", "Staffordshire"};
  private static final String[] POSTCODES = {
    "", "B97 4AA", "B97 4AB", "B97 4BA", "B97 5AA", "B98 4AA", "B61 8DA", "WR1 2GW", "60614"
  };
  private static final String[] PHONES = {
    "", "01632 960001", "01632 960002", "01632 960011", "960001", "07700 900222", "020 7946 0003"
  };
  private static final String[] MAILBOXES = {"", "office@", "ofice@", "offcie1@", "offcie2@"};
  private static final String[] DOMAINS = {
    "lunch.example.org", "lunhc.example.org", "park.example.org", "gmail.com"
  };
  private static final String[] NUMBERS = {"", "1000001", "1000002", "1000010", "200345"};
  private static final String[] REGISTERS = {"GB-CHC", "GB-COH"};

  private AlikeRecords() {}

  static List<LinkRecord> of(Random random, int count) {
    List<LinkRecord> records = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      UUID id = new UUID(Text.hash(at, 7), at);
      records.add(LinkRecord.of(id, "member/" + at % 3, Kind.ORGANIZATION, record(random)));
    }
    return records;
  }

  private static ObjectNode record(Random random) {
    ObjectNode value = Json.object().put("name", name(random));
    if (random.nextInt(4) == 0) {
      value.put("alternate_name", name(random));
    }
    var phones = value.putArray("phones");
    for (int each = random.nextInt(3); each > 0; each--) {
      phones.addObject().put("number", one(PHONES, random));
    }
    var addresses = value.putArray("addresses");
    for (int each = random.nextInt(20) == 0 ? 2 : 1; each > 0; each--) {
      ObjectNode address = addresses.addObject().put("address_1", one(STREETS, random));
      address.put("address_2", one(BUILDINGS, random)).put("city", one(TOWNS, random));
      address.put("state_province", one(COUNTIES, random));
      address.put("postal_code", one(POSTCODES, random));
    }
    String mailbox = one(MAILBOXES, random);
    value.put("email", mailbox.isEmpty() ? "" : mailbox + one(DOMAINS, random));
    value.put("website", random.nextBoolean() ? "" : one(DOMAINS, random));
    var identifiers = value.putArray("organization_identifiers");
    for (int each = random.nextInt(3); each > 0; each--) {
      ObjectNode identifier = identifiers.addObject().put("identifier", one(NUMBERS, random));
      identifier.put("identifier_scheme", one(REGISTERS, random));
    }
    return value;
  }

  private static String name(Random random) {
    if (random.nextInt(6) == 0) {
      return one(RUN_TOGETHER, random);
    }
    StringBuilder name = new StringBuilder(one(WORDS, random));
    for (int more = random.nextInt(5); more > 0; more--) {
      name.append(' ').append(one(WORDS, random));
    }
    return name.toString();
  }

  private static String one(String[] texts, Random random) {
    return texts[random.nextInt(texts.length)];
  }
}
