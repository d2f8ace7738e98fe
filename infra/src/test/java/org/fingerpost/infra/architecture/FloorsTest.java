package org.fingerpost.infra.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/** The floors and rooms of CONTRIBUTING.md, as rules that a build can break on. */
@AnalyzeClasses(packages = "org.fingerpost", importOptions = DoNotIncludeTests.class)
final class FloorsTest {
  private static final String STAGE_PREFIX = "org.fingerpost.route.";

  /** Ground that every stage stands on: neither is a stage. */
  private static final Set<String> SHARED_GROUND =
      Set.of("flow", "joint", "web", "linkage", "access", "places", "search", "control");

  @ArchTest
  static final ArchRule the_shared_schema_knows_neither_camel_nor_kafka_nor_a_database =
      noClasses()
          .that()
          .resideInAPackage("org.fingerpost.schema..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.camel..",
              "org.apache.kafka..",
              "java.sql..",
              "org.fingerpost.connector..",
              "org.fingerpost.route..",
              "org.fingerpost.infra..")
          .because(
              "the schemas jar is what a directory developer puts on a class path;"
                  + " move what needs an engine to routes");

  @ArchTest
  static final ArchRule connectors_know_no_topic_and_no_route =
      noClasses()
          .that()
          .resideInAPackage("org.fingerpost.connector..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.camel..",
              "org.apache.kafka.clients..",
              "org.apache.kafka.common..",
              "org.fingerpost.route..",
              "org.fingerpost.infra..")
          .because(
              "a connector also runs beside a member's database, where there is no hub;"
                  + " hand pages to the PageSink and let the collect stage do the rest");

  @ArchTest
  static final ArchRule what_connectors_on_the_web_share_knows_none_of_them =
      noClasses()
          .that()
          .resideInAnyPackage("org.fingerpost.connector.http..", "org.fingerpost.connector.files..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.fingerpost.connector.access..",
              "org.fingerpost.connector.calendar..",
              "org.fingerpost.connector.database..",
              "org.fingerpost.connector.openreferral..")
          .because(
              "asking, paging and copying are written once for every kind of member system;"
                  + " put what one kind needs into its own package");

  @ArchTest
  static final ArchRule routes_do_not_know_how_they_are_run =
      noClasses()
          .that()
          .resideInAPackage("org.fingerpost.route..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.fingerpost.infra..", "org.fingerpost.embedded..")
          .because("the same routes run embedded and on a cluster; pass what they need in");

  @ArchTest
  static final ArchRule a_stage_never_reaches_into_another =
      slices()
          .assignedFrom(new Stages())
          .should()
          .notDependOnEachOther()
          .because(
              "stages may run as separate processes and meet in topics alone;"
                  + " move what two of them need to route.flow, route.joint, route.control or route.linkage");

  @ArchTest
  static final ArchRule what_every_stage_stands_on_knows_no_stage =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.fingerpost.route.flow..",
              "org.fingerpost.route.joint..",
              "org.fingerpost.route.control..",
              "org.fingerpost.route.linkage..",
              "org.fingerpost.route.access..",
              "org.fingerpost.route.places..",
              "org.fingerpost.route.search..",
              "org.fingerpost.route.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.fingerpost.route.collect..",
              "org.fingerpost.route.normalise..",
              "org.fingerpost.route.resolve..",
              "org.fingerpost.route.publish..",
              "org.fingerpost.route.directory..",
              "org.fingerpost.route.refer..",
              "org.fingerpost.route.operate..")
          .because("shared ground that knows a stage ties all stages together");

  @ArchTest
  static final ArchRule linkage_can_be_read_tested_and_measured_alone =
      noClasses()
          .that()
          .resideInAPackage("org.fingerpost.route.linkage..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.camel..",
              "org.apache.kafka..",
              "java.sql..",
              "javax.sql..",
              "org.fingerpost.route.flow..",
              "org.fingerpost.route.joint..")
          .because("fingerpost link and the bench run it without broker and database");

  @ArchTest
  static final ArchRule names_say_what_a_class_does =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .because("such a name says nothing; name the one thing that the class does");

  private static final class Stages implements SliceAssignment {
    @Override
    public String getDescription() {
      return "stages";
    }

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      String packageName = javaClass.getPackageName();
      if (!packageName.startsWith(STAGE_PREFIX)) {
        return SliceIdentifier.ignore();
      }
      String stage = packageName.substring(STAGE_PREFIX.length()).split("\\.")[0];
      return SHARED_GROUND.contains(stage) ? SliceIdentifier.ignore() : SliceIdentifier.of(stage);
    }
  }
}
