package org.fingerpost.embedded;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the embedded PostgreSQL is started with: safe against a power cut (the builder of the
 * library that brings the binaries is not), on loopback alone, small.
 *
 * @param port where it listens; 0 for a free one, remembered in the data folder
 * @param overrides server settings that win over those chosen here
 */
public record DatabaseSettings(int port, Map<String, String> overrides) {

  public DatabaseSettings {
    overrides = Map.copyOf(overrides);
  }

  public static DatabaseSettings defaults() {
    return new DatabaseSettings(0, Map.of());
  }

  public DatabaseSettings withPort(int newPort) {
    return new DatabaseSettings(newPort, overrides);
  }

  /** For example {@code with("wal_level", "logical")}. */
  public DatabaseSettings with(String setting, String value) {
    Map<String, String> more = new LinkedHashMap<>(overrides);
    more.put(setting, value);
    return new DatabaseSettings(port, more);
  }

  Map<String, String> server() {
    Map<String, String> all = new LinkedHashMap<>(CHOSEN);
    all.putAll(overrides);
    return all;
  }

  private static final Map<String, String> CHOSEN =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          // Leaves of indexes on random ids are reached all over, and so are the entries that a
          // search finds: with 256 MB a search among 100,000 services costs half as much again.
          // Only what is touched is taken, so a small hub takes a fraction of it.
          Map.entry("shared_buffers", "384MB"),
          Map.entry("max_connections", "60"),
          Map.entry("max_worker_processes", "4"),
          Map.entry("max_parallel_workers", "2"),
          Map.entry("autovacuum_max_workers", "1"),
          Map.entry("autovacuum_worker_slots", "2"),
          // Reads go through the kernel's cache here; helper processes would cost more than they
          // save.
          Map.entry("io_method", "sync"),
          Map.entry("huge_pages", "off"),
          // A first load would otherwise checkpoint every few seconds, and log each page it touches
          // again in full after every one.
          Map.entry("max_wal_size", "2GB"),
          Map.entry("checkpoint_timeout", "15min"),
          // No statement of the hub runs long enough to win back what compiling it costs.
          Map.entry("jit", "off"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"),
          Map.entry("log_min_messages", "warning"));
}
