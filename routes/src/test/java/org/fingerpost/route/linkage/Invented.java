package org.fingerpost.route.linkage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;

/**
 * An invented record with the one that it is about. Sets of them hold traps that the model was
 * never set by.
 */
record Invented(String entity, String source, ObjectNode value) {
  /** The record to link, with an id that goes by its place in the set. */
  LinkRecord record(Kind kind, int place) {
    byte[] name = (source + '/' + place).getBytes(StandardCharsets.UTF_8);
    return LinkRecord.of(UUID.nameUUIDFromBytes(name), source, kind, value);
  }

  /** Adds to a list what several lists say of one, each in its own way. */
  static final class Lists {
    final Random random;
    final List<Invented> records = new ArrayList<>();
    private final Map<String, Integer> entities = new HashMap<>();

    Lists(int seed) {
      random = new Random(seed);
    }

    /** A name for a new one. */
    String entity(String stem) {
      return stem + entities.merge(stem, 1, Integer::sum);
    }

    void add(String entity, String source, ObjectNode value) {
      records.add(new Invented(entity, source, value));
    }

    boolean one(double share) {
      return random.nextDouble() < share;
    }

    String of(String words) {
      String[] each = words.split(" ");
      return each[random.nextInt(each.length)];
    }

    String of(List<String> texts) {
      return texts.get(random.nextInt(texts.size()));
    }

    /** A number of the range that Ofcom keeps for drama, and beyond it for want of numbers. */
    String phone(String code) {
      return code + ' ' + (100_000 + random.nextInt(900_000));
    }

    String postcode(String district) {
      return "%s %d%c%c"
          .formatted(
              district, random.nextInt(10), letter("ABDEFGHJLNPQRSTUWXYZ"), letter("ABDEFGH"));
    }

    private char letter(String letters) {
      return letters.charAt(random.nextInt(letters.length()));
    }

    /** One letter left out, doubled, changed or swapped with the next. */
    String slip(String text) {
      if (text.length() < 4) {
        return text;
      }
      int at = 1 + random.nextInt(text.length() - 2);
      String before = text.substring(0, at);
      String after = text.substring(at + 1);
      return switch (random.nextInt(4)) {
        case 0 -> before + after;
        case 1 -> before + text.charAt(at) + text.charAt(at) + after;
        case 2 -> before + (char) ('a' + random.nextInt(26)) + after;
        default -> before + after.charAt(0) + text.charAt(at) + after.substring(1);
      };
    }

    /** The same number as another list writes it. */
    String phoneAsWritten(String phone) {
      String plain = phone.replace(" ", "");
      return switch (random.nextInt(4)) {
        case 0 -> plain;
        case 1 -> "+44 " + plain.substring(1);
        case 2 -> "(" + plain.substring(0, 5) + ") " + plain.substring(5);
        default -> phone;
      };
    }

    /** The same postcode as somebody types it: letters for digits, no space, small letters. */
    String postcodeAsWritten(String postcode) {
      return switch (random.nextInt(12)) {
        case 0 -> postcode.replace(" ", "");
        case 1 -> postcode.toLowerCase(java.util.Locale.ROOT);
        case 2 -> postcode.replace('0', 'O');
        case 3 -> slip(postcode);
        default -> postcode;
      };
    }

    ObjectNode record(String name, List<String> phones, String[] address) {
      ObjectNode value = Json.object().put("name", name);
      var numbers = value.putArray("phones");
      phones.forEach(phone -> numbers.addObject().put("number", phoneAsWritten(phone)));
      if (address.length > 0) {
        ObjectNode place = value.putArray("addresses").addObject().put("address_1", address[0]);
        place.put("city", address[1]).put("postal_code", postcodeAsWritten(address[2]));
      }
      return value;
    }
  }
}
