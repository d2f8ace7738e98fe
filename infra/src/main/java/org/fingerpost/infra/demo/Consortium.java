package org.fingerpost.infra.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.demo.invent.ConsortiumMember;
import org.fingerpost.infra.demo.invent.County;
import org.fingerpost.infra.demo.invent.Fact;
import org.fingerpost.infra.demo.invent.MemberRecords;
import org.fingerpost.infra.demo.life.Office;
import org.fingerpost.infra.demo.system.Form;
import org.fingerpost.infra.demo.system.MemberSystem;
import org.fingerpost.infra.demo.system.MemberSystems;
import org.fingerpost.infra.demo.system.SecretFiles;
import org.fingerpost.infra.demo.system.SystemPlan;
import org.fingerpost.schema.Kind;

/**
 * The thirteen members with their systems and descriptors, in one data folder.
 *
 * @param hub where pushing systems send to; empty as long as there is no hub
 */
record Consortium(
    Path data, EmbeddedDatabase database, County county, Supplier<Optional<URI>> hub, Clock clock) {
  /**
   * Opens every member's system, makes those that are not there, and writes every descriptor.
   *
   * @param lines is told what each system is
   */
  List<Office> open(Consumer<String> lines) {
    SecretFiles secrets = new SecretFiles(data.resolve("secrets"));
    MemberSystems systems = new MemberSystems(data.resolve("systems"), database, secrets, hub);
    String url = database.jdbcUrl("");
    Descriptors descriptors = new Descriptors(data, url.substring(0, url.length() - 1), secrets);
    List<Office> offices = new ArrayList<>();
    for (ConsortiumMember member : county.consortium()) {
      descriptors.write(member.id());
      MemberSystem system = systems.open(member.id());
      boolean made = system.setUp(records(member, system.plan()));
      lines.accept(
          "Member      %s: %s%s"
              .formatted(member.name(), inWords(system.plan()), made ? ", new" : ""));
      offices.add(new Office(member, system, clock));
    }
    return List.copyOf(offices);
  }

  /** Where the descriptors are. */
  Path descriptorFolder() {
    return data.resolve("members");
  }

  private Map<Form, List<Map<Fact, String>>> records(ConsortiumMember member, SystemPlan plan) {
    Map<Kind, List<Map<Fact, String>>> byKind =
        MemberRecords.of(
            county, member, kind -> plan.form(kind).map(Form::firstKey).orElse(1), clock.instant());
    Map<Form, List<Map<Fact, String>>> byForm = new LinkedHashMap<>();
    plan.forms().forEach(form -> byForm.put(form, byKind.get(form.kind())));
    return byForm;
  }

  private static String inWords(SystemPlan plan) {
    return switch (plan.engine()) {
      case "postgresql" -> "a PostgreSQL database";
      case "h2" -> "an H2 database";
      case "csv" -> "a folder of CSV files";
      case "xlsx" -> "a folder of workbooks";
      default -> plan.batch() ? "pushes in batches" : "pushes record by record";
    };
  }
}
