package org.fingerpost.connector.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/** A real server of SFTP on this machine: one user, whose password is {@link #PASSWORD}. */
final class SftpServer implements AutoCloseable {
  static final String PASSWORD = "right";

  private final AtomicInteger passwords = new AtomicInteger();
  private final SshServer server = SshServer.setUpDefaultServer();
  private final String hostKey;

  /** Serves what is in the folder, which it names {@code /}. */
  SftpServer(Path folder) throws IOException, GeneralSecurityException {
    server.setHost("127.0.0.1");
    SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider();
    keys.setAlgorithm("EC");
    server.setKeyPairProvider(keys);
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          passwords.incrementAndGet();
          return password.equals(PASSWORD);
        });
    Files.createDirectories(folder.resolve("exports"));
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.start();
    hostKey =
        KeyUtils.getFingerPrint(
            BuiltinDigests.sha256, keys.loadKeys(null).iterator().next().getPublic());
  }

  int port() {
    return server.getPort();
  }

  String hostKey() {
    return hostKey;
  }

  /** How often a password was tried. */
  int passwords() {
    return passwords.get();
  }

  /** The folder {@code exports}, reached by that port. */
  static SystemDescriptor.SftpFiles exports(int port, String hostKey) {
    return new SystemDescriptor.SftpFiles(
        "127.0.0.1", port, "reader", new Secret("${env:KEY}"), hostKey, "/exports");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
