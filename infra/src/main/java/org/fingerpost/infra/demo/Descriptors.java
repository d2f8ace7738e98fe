package org.fingerpost.infra.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fingerpost.infra.demo.system.MemberSystems;
import org.fingerpost.infra.demo.system.SecretFiles;

/**
 * The members' descriptors: those under {@code demo/members}, with the addresses and folders of
 * this machine filled in.
 *
 * @param data the demo's data folder
 * @param postgres the JDBC address of the server, without a database
 */
record Descriptors(Path data, String postgres, SecretFiles secrets) {
  private static final Pattern SECRET = Pattern.compile("\\$\\{file:\\{\\{secrets}}/([a-z0-9-]+)}");

  /** Writes the member's descriptor anew and makes the secrets that it names. */
  Path write(String member) {
    String template = template(member);
    Matcher named = SECRET.matcher(template);
    while (named.find()) {
      secrets.secret(named.group(1));
    }
    Path systems = data.resolve("systems");
    String descriptor =
        template
            .replace("{{postgres}}", postgres)
            .replace("{{h2}}", MemberSystems.h2Address(systems))
            .replace("{{systems}}", forYaml(systems))
            .replace("{{secrets}}", forYaml(secrets.folder()));
    Path file = data.resolve("members").resolve(member + ".yaml");
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, descriptor, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the descriptor " + file, e);
    }
  }

  private static String template(String member) {
    String name = "/demo/members/" + member + ".yaml";
    try (InputStream in = Descriptors.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /** A backslash begins an escape in YAML's double quotes; slashes do on every system. */
  private static String forYaml(Path path) {
    return path.toAbsolutePath().toString().replace('\\', '/');
  }
}
