package org.fingerpost.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.HttpAccess;
import org.fingerpost.connector.descriptor.HttpAccess.RateLimit;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.WebAddress;
import org.fingerpost.connector.http.RemoteSystem.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSourceTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path folder;

  @Test
  void an_answer_that_is_too_long_is_given_up() throws Exception {
    try (RemoteSystem remote =
        new RemoteSystem(request -> Reply.json("[" + "1,".repeat(9_000) + "1]"))) {
      HttpSource source = new HttpSource(HttpAccess.open(remote.url()), WebMember::secret, 10_000);
      assertThatThrownBy(() -> source.ask(source.base()))
          .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
          .hasMessageContaining("more than is read");
    }
  }

  @Test
  void a_system_that_never_finishes_its_answer_is_left() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      HttpAccess access = HttpAccess.open("http://127.0.0.1:" + deaf.getLocalPort());
      HttpSource source =
          new HttpSource(
              access, WebMember::secret, Exchange::shared, 1_000, Duration.ofMillis(200));
      assertThatThrownBy(() -> source.ask(source.base()))
          .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isTrue())
          .hasMessageContaining("did not answer in time");
    }
  }

  @Test
  void nobody_at_an_address_and_a_name_that_nobody_has() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }
    assertRetried("http://127.0.0.1:" + port, "nothing answers at that address");
    assertRetried("http://no-such-host.invalid", "no machine of that name");
  }

  private static void assertRetried(String url, String words) {
    HttpSource source = new HttpSource(HttpAccess.open(url), WebMember::secret);
    assertThatThrownBy(() -> source.ask(source.base()))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isTrue())
        .hasMessageContaining(words);
  }

  @Test
  void an_address_that_is_a_secret_is_never_shown() throws Exception {
    try (RemoteSystem remote = new RemoteSystem(request -> Reply.status(404))) {
      HttpAccess access =
          new HttpAccess(
              new WebAddress("${env:CALENDAR}"),
              new HttpAccess.Authentication.None(),
              Map.of(),
              Optional.empty());
      HttpSource source =
          new HttpSource(access, secret -> remote.url() + "/private-" + WebMember.KEY);
      assertThatThrownBy(() -> source.ask(source.base()))
          .hasMessageStartingWith("${env:CALENDAR} has nothing at that address")
          .hasMessageNotContaining(WebMember.KEY);
      HttpSource broken = new HttpSource(access, secret -> "no address " + WebMember.KEY);
      assertThatThrownBy(broken::base).hasMessageNotContaining(WebMember.KEY).hasNoCause();
    }
  }

  @Test
  void a_key_that_cannot_be_sent_is_not_quoted() {
    HttpAccess access =
        new HttpAccess(
            new WebAddress("https://api.example.org"),
            new HttpAccess.Authentication.Bearer(new Secret("${env:KEY}")),
            Map.of(),
            Optional.empty());
    HttpSource source = new HttpSource(access, secret -> "two\nlines");
    assertThatThrownBy(() -> source.ask(source.base()))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
        .hasMessageContaining("holds a character that cannot be sent")
        .hasMessageNotContaining("two")
        .hasNoCause();
  }

  @Test
  void a_certificate_that_has_expired_waits_for_a_person() {
    // The chain of causes of JDK 17; an expired certificate that is trusted takes an authority.
    SSLHandshakeException handshake = new SSLHandshakeException("PKIX path validation failed");
    handshake.initCause(
        new CertPathValidatorException("validity", new CertificateExpiredException("NotAfter")));
    SourceException failure =
        new HttpFailure("https://example.org").exchange(new ExecutionException(handshake), 1);
    assertThat(failure.isRetriable()).isFalse();
    assertThat(failure)
        .hasMessageStartingWith("https://example.org has a certificate that has expired");
  }

  @Test
  void a_certificate_from_nobody_and_one_for_another_name_wait_for_a_person() throws Exception {
    assertCertificate("from nobody whom this machine", false);
    assertCertificate("is for another name", true);
  }

  private void assertCertificate(String words, boolean trusted) throws Exception {
    KeyStore keys = certificate("CN=other.example.org");
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
    try (RemoteSystem remote = new RemoteSystem(server, request -> Reply.json("[]"))) {
      SSLContext client = trusted ? context(keys) : SSLContext.getDefault();
      Supplier<HttpClient> clients = () -> Exchange.builder().sslContext(client).build();
      HttpAccess access = HttpAccess.open("https://127.0.0.1:" + remote.port());
      HttpSource source =
          new HttpSource(access, WebMember::secret, clients, 1_000, Duration.ofSeconds(20));
      assertThatThrownBy(() -> source.ask(source.base()))
          .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
          .hasMessageContaining(words);
    }
  }

  private KeyStore certificate(String name) throws Exception {
    Path store = folder.resolve("keys.p12");
    if (!Files.exists(store)) {
      Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
      String command =
          "-genkeypair -alias own -keyalg EC -dname %s -storepass %s -keystore %s"
              .formatted(name, new String(PASSWORD), store);
      List<String> words = new ArrayList<>(List.of(keytool.toString()));
      words.addAll(List.of(command.split(" ")));
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("keytool.log").toFile())
              .start();
      assertThat(process.waitFor()).isZero();
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static SSLContext context(KeyStore keys) throws Exception {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("own", keys.getCertificate("own"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  @Test
  void no_more_requests_go_than_are_allowed_in_any_stretch_of_time() {
    RateGate gate = new RateGate(Optional.of(new RateLimit(2, Duration.ofNanos(100))));
    assertThat(gate.admit(0)).isZero();
    assertThat(gate.admit(90)).isZero();
    assertThat(gate.admit(95)).isEqualTo(5);
    assertThat(gate.admit(100)).isZero();
    assertThat(gate.admit(101)).isEqualTo(89);
    assertThat(gate.admit(190)).isZero();
    assertThat(new RateGate(Optional.empty()).admit(0)).isZero();
  }

  @Test
  void parameters_take_the_place_of_those_of_the_same_name() {
    URI address = URI.create("https://api.example.org/v1/?a=1&b=2");
    assertThat(Addresses.with(address, Map.of("b", "x y&z")))
        .hasToString("https://api.example.org/v1/?a=1&b=x+y%26z");
    assertThat(Addresses.below(address, "/groups/open"))
        .hasToString("https://api.example.org/v1/groups/open?a=1&b=2");
    assertThat(Addresses.below(address, "Tŷ {x}/a%20b"))
        .hasToString("https://api.example.org/v1/T%C5%B7%20%7Bx%7D/a%20b?a=1&b=2");
  }
}
