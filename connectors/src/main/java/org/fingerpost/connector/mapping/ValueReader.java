package org.fingerpost.connector.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.connector.descriptor.Target;
import org.fingerpost.connector.descriptor.ValueType;
import org.fingerpost.schema.IdentifierScheme;
import org.fingerpost.schema.Vocabularies;

/** Reads single values as what one target is. Safe for use by many threads. */
final class ValueReader {
  private static final int LONGEST_NUMBER = 40;

  private final Target target;
  private final ZoneId zone;
  private final Map<String, String> codes = new HashMap<>();

  ValueReader(Target target, ZoneId zone) {
    this.target = target;
    this.zone = zone;
    target.codes().forEach((word, code) -> codes.putIfAbsent(Texts.letters(word), code));
  }

  /** The value; empty when the column holds nothing. */
  Optional<JsonNode> read(JsonNode value) throws UnreadableValueException {
    return read(Texts.clean(value));
  }

  Optional<JsonNode> read(String text) throws UnreadableValueException {
    if (text.isEmpty() || (target.type() != ValueType.TEXT && Texts.isNothing(text))) {
      return Optional.empty();
    }
    return switch (target.type()) {
      case DATE -> Moments.day(text).map(TextNode::valueOf);
      case DATE_TIME -> Moments.moment(text, zone).map(TextNode::valueOf);
      case INTEGER -> Optional.of(integer(text));
      case NUMBER -> Optional.of(DecimalNode.valueOf(number(text)));
      case BOOLEAN -> Optional.of(bool(text));
      default -> Optional.of(TextNode.valueOf(words(text)));
    };
  }

  private String words(String text) throws UnreadableValueException {
    return switch (target.type()) {
      case CODE -> code(text);
      case EMAIL -> Contacts.email(text);
      case WEB_ADDRESS -> Contacts.web(text);
      case PHONE -> Contacts.phone(text);
      case POSTCODE -> Contacts.postcode(text);
      case IDENTIFIER -> identifier(text);
      case TIME -> Moments.time(text);
      default -> text;
    };
  }

  private String code(String text) throws UnreadableValueException {
    String code = codes.get(Texts.letters(text));
    if (code == null) {
      throw new UnreadableValueException(
          "code",
          "holds a word that the shared schema does not have; translate it with values to one of "
              + String.join(", ", target.codes().values().stream().distinct().toList()));
    }
    return code;
  }

  /** As the register writes it, where the register is known. */
  private String identifier(String text) throws UnreadableValueException {
    String number = Texts.withoutSpace(text);
    Optional<IdentifierScheme> scheme = target.scheme().map(Vocabularies.identifierSchemes()::get);
    if (scheme.isEmpty()) {
      return number;
    }
    return scheme
        .get()
        .registered(number)
        .orElseThrow(
            () ->
                new UnreadableValueException(
                    "identifier",
                    "holds no number of the register %s (%s)"
                        .formatted(scheme.get().id(), scheme.get().name())));
  }

  private static JsonNode integer(String text) throws UnreadableValueException {
    BigDecimal number = number(text);
    try {
      return LongNode.valueOf(number.longValueExact());
    } catch (ArithmeticException e) {
      throw new UnreadableValueException("number", "holds a number that is not whole");
    }
  }

  private static BigDecimal number(String text) throws UnreadableValueException {
    // An exponent such as 1e999999999 would cost all the memory there is.
    boolean plain =
        text.length() <= LONGEST_NUMBER
            && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.,".indexOf(c) >= 0);
    try {
      if (plain) {
        return new BigDecimal(text.replace(",", ""));
      }
    } catch (NumberFormatException e) {
      // Said below, for every text that is no number.
    }
    throw new UnreadableValueException("number", "holds no number; write it in digits");
  }

  private static JsonNode bool(String text) throws UnreadableValueException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "y", "true", "t", "1", "on" -> BooleanNode.TRUE;
      case "no", "n", "false", "f", "0", "off" -> BooleanNode.FALSE;
      default ->
          throw new UnreadableValueException("boolean", "holds neither yes nor no; write one");
    };
  }
}
