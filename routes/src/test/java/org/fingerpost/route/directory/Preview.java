package org.fingerpost.route.directory;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fingerpost.route.access.Access;
import org.fingerpost.route.access.AccessSettings;
import org.fingerpost.route.web.HubServer;

/** Shows the pages with invented records in a browser: run it and open the address it prints. */
final class Preview {
  static final AccessSettings SETTINGS = new AccessSettings("http://127.0.0.1", Optional.empty());

  private Preview() {}

  static final MemberNames NAMES =
      new MemberNames(
          Map.of(
              "evesham-vc", "Evesham Volunteer Centre",
              "pershore-vhc", "Pershore and District Voluntary Help Centre",
              "wrec", "Worcestershire Racial Equality Council"));

  public static void main(String[] arguments) throws InterruptedException {
    DirectoryDatabase database = fill(DirectoryDatabase.start()).holds(everythingAtOnce());
    HubServer server = HubServer.start(routes(database));
    Runtime.getRuntime().addShutdownHook(new Thread(database::close));
    System.out.println("PREVIEW " + server.address() + " " + Example.id("Vale Befriending"));
    Thread.currentThread().join();
  }

  /** The pages and the API, for who is signed in and who is not. */
  static DirectoryRoutes routes(DirectoryDatabase database) {
    return new DirectoryRoutes(
        database.source(), NAMES, "https://directory.example.org", access(database));
  }

  static Access access(DirectoryDatabase database) {
    return new Access(database.source(), Clock.systemUTC(), SETTINGS);
  }

  static DirectoryDatabase fill(DirectoryDatabase database) {
    return database.holds(
        Example.organization("Vale Befriending")
            .shows(
                "description",
                "Volunteers visit and telephone older people in and around Evesham who live alone. We match by interests, and we stay for years rather than weeks. Referrals from anybody, the person included; no charge is made for any of this and no form needs to be filled in.")
            .shows("email", "hello@vale-befriending.example.org")
            .shows(
                "phones",
                "[{\"number\":\"01632 960123\",\"type\":\"voice\"},{\"number\":\"07700 900123\",\"type\":\"mobile\"}]")
            .shows("districts", "[\"E07000238\"]")
            .shows("status", "active")
            .from("pershore-vhc", "77", "2026-10-03T12:00:00Z", true)
            .shows("website", "https://www.vale-befriending.example.org/")
            .shows(
                "addresses",
                "[{\"address_1\":\"12 Example Street\",\"city\":\"Evesham\",\"postal_code\":\"WR11 4AB\"}]")
            .shows(
                "organization_identifiers",
                "[{\"identifier_scheme\":\"GB-CHC\",\"identifier\":\"9999991\"}]")
            .from("wrec", "V-3", "2026-11-01T12:00:00Z", true)
            .shows("groups_served", "[\"older-people\",\"carers\"]")
            .keepsForMembers("legal_status", "secret-of-members"),
        Example.service("Telephone friends", "Vale Befriending")
            .shows("description", "A weekly call.")
            .shows(
                "schedules",
                "[{\"byday\":\"MO,WE\",\"opens_at\":\"10:00\",\"closes_at\":\"12:30\",\"freq\":\"WEEKLY\"}]")
            .shows("fees_description", "Free")
            .shows("minimum_age", 60)
            .shows("groups_served", "[\"older-people\"]")
            .shows("location_id", Example.id("Vale Hall").toString())
            .shows("last_confirmed", "2026-09-14")
            .shows("status", "active"),
        Example.location("Vale Hall")
            .shows(
                "addresses",
                "[{\"address_1\":\"12 Example Street\",\"city\":\"Evesham\",\"postal_code\":\"WR11 4AB\"}]"),
        Example.service("Lift to the doctor", "Vale Befriending")
            .shows("status", "temporarily closed"),
        Example.organization("Redditch Debt Advice")
            .shows("description", "Free and confidential advice about debts and benefits.")
            .shows("districts", "[\"E07000236\"]")
            .shows("email", "advice@redditch-debt.example.org"),
        Example.organization("Malvern Hills Men's Shed").shows("districts", "[\"E07000235\"]"));
  }

  /** As full as members can make a record, with many services. */
  static Example[] everythingAtOnce() {
    Example full =
        Example.organization("Everything At Once")
            .shows("description", "A long story about what we do and for whom. ".repeat(110))
            .shows("alternate_name", "EAO")
            .shows("phones", list(10, "{\"number\":\"01632 9601%02d\",\"type\":\"voice\"}"))
            .shows(
                "addresses",
                list(
                    5,
                    "{\"address_1\":\"%d Example Street\",\"city\":\"Evesham\",\"postal_code\":\"WR11 4AB\"}"))
            .shows("email", "everything-at-once-with-a-very-long-name-indeed@example.org")
            .shows("website", "https://www.example.org/" + "long/".repeat(60))
            .shows(
                "districts",
                "[\"E07000234\",\"E07000235\",\"E07000236\",\"E07000237\",\"E07000238\",\"E07000239\"]")
            .shows(
                "groups_served",
                "[\"older-people\",\"carers\",\"women\",\"men\",\"families\",\"children\",\"volunteers\"]")
            .shows("infrastructure_services", "[\"policy-research\",\"advocacy-representation\"]")
            .shows("quality_standards", list(12, "\"Quality standard number %d\""))
            .shows(
                "organization_identifiers",
                "[{\"identifier_scheme\":\"GB-CHC\",\"identifier\":\"9999992\"}]")
            .shows("legal_status", "Charitable incorporated organisation")
            .shows("year_incorporated", 1971)
            .shows("scope", "generic")
            .shows("consortium_member", true)
            .shows("last_confirmed", "2021-05-04")
            .shows("status", "active");
    Stream<Example> services =
        IntStream.range(0, 20)
            .mapToObj(
                number ->
                    Example.service("Service number " + number, "Everything At Once")
                        .shows("description", "What it is. ".repeat(40)));
    return Stream.concat(Stream.of(full), services).toArray(Example[]::new);
  }

  private static String list(int count, String form) {
    return IntStream.range(0, count)
        .mapToObj(form::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
