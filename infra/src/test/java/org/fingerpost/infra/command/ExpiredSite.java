package org.fingerpost.infra.command;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A site whose certificate ran out, of an authority that is trusted. */
final class ExpiredSite implements AutoCloseable {
  private static final char[] PASSWORD = "password".toCharArray();

  private final HttpsServer server;
  private final KeyStore authority;

  private ExpiredSite(HttpsServer server, KeyStore authority) {
    this.server = server;
    this.authority = authority;
  }

  static ExpiredSite start(Path folder) throws Exception {
    Path ca = folder.resolve("authority.p12");
    Path site = folder.resolve("site.p12");
    keytool(ca, "-genkeypair", "-alias", "ca", "-dname", "CN=Authority", "-ext", "bc:c");
    keytool(ca, "-exportcert", "-alias", "ca", "-rfc", "-file", folder.resolve("ca.pem") + "");
    keytool(site, "-genkeypair", "-alias", "site", "-dname", "CN=127.0.0.1");
    keytool(site, "-certreq", "-alias", "site", "-file", folder.resolve("site.csr") + "");
    keytool(
        ca,
        "-gencert",
        "-alias",
        "ca",
        "-startdate",
        "-30d",
        "-validity",
        "10",
        "-ext",
        "san=ip:127.0.0.1",
        "-rfc",
        "-infile",
        folder.resolve("site.csr") + "",
        "-outfile",
        folder.resolve("site.pem") + "");
    String[] trust = {"-noprompt", "-trustcacerts", "-file", folder.resolve("ca.pem") + ""};
    keytool(site, with(trust, "-importcert", "-alias", "ca"));
    keytool(site, "-importcert", "-alias", "site", "-file", folder.resolve("site.pem") + "");
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity(store(site))));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return new ExpiredSite(server, store(ca));
  }

  private static String[] with(String[] more, String... first) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static void keytool(Path store, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.add(arguments[0]);
    line.addAll(List.of("-keystore", store.toString(), "-storepass", new String(PASSWORD)));
    line.addAll(List.of(arguments).subList(1, arguments.length));
    if (arguments[0].equals("-genkeypair")) {
      line.addAll(List.of("-keyalg", "EC", "-storetype", "PKCS12"));
    }
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(said);
    }
  }

  private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLContext identity(KeyStore store) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** As a machine has it that trusts the authority. */
  SSLContext trusting() throws GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try {
      trusted.load(null, null);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    trusted.setCertificateEntry("ca", authority.getCertificate("ca"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
