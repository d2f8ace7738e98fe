package org.fingerpost.infra.hub;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.File;
import java.nio.file.Path;

/** Where a hub counts, for Prometheus: with what is told of its process and its disk. */
final class HubMetrics {
  private HubMetrics() {}

  /** A registry of its own for a hub that keeps its data in that folder. */
  static PrometheusMeterRegistry registry(Path data) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    bindDisk(data, registry);
    return registry;
  }

  /**
   * Registers {@code fingerpost.disk.free} and {@code fingerpost.disk.total}, in bytes, of the disk
   * that holds the folder: with embedded engines, of everything that the hub keeps. Alert below 2
   * GB: a broker whose disk is full ends the hub, and a database refuses every change.
   */
  private static void bindDisk(Path data, MeterRegistry registry) {
    File folder = data.toFile();
    Gauge.builder("fingerpost.disk.free", folder, File::getUsableSpace)
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("fingerpost.disk.total", folder, File::getTotalSpace)
        .baseUnit("bytes")
        .register(registry);
  }
}
