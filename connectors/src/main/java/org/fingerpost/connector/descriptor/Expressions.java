package org.fingerpost.connector.descriptor;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles the JSLT of descriptors. Safe for use by many threads, as is what it compiles. */
public final class Expressions {
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern UNSTEADY = Pattern.compile("\\b(now|random|uuid)\\s*\\(");

  private Expressions() {}

  /**
   * Compiles an expression.
   *
   * @throws JsltException when it is no JSLT, imports a file, or would give another value when the
   *     same record is read again; the message says which
   */
  public static Expression compile(String jslt) {
    unsteadyFunction(jslt)
        .ifPresent(
            name -> {
              throw new JsltException(
                  name
                      + "() gives another value each time; a record read twice must stay the same");
            });
    return new Parser(new StringReader(jslt))
        .withSource("")
        .withResourceResolver(
            name -> {
              throw new JsltException("an expression imports nothing");
            })
        .compile();
  }

  private static Optional<String> unsteadyFunction(String jslt) {
    Matcher matcher = UNSTEADY.matcher(TEXT.matcher(jslt).replaceAll("\"\""));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
