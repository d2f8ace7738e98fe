package org.fingerpost.route.directory;

import java.util.Map;
import org.fingerpost.route.web.HubServer;

/** Shows the pages with invented records in a browser: run it and open the address it prints. */
final class Preview {
  private Preview() {}

  static final MemberNames NAMES =
      new MemberNames(
          Map.of(
              "evesham-vc", "Evesham Volunteer Centre",
              "pershore-vhc", "Pershore and District Voluntary Help Centre",
              "wrec", "Worcestershire Racial Equality Council"));

  public static void main(String[] arguments) throws InterruptedException {
    DirectoryDatabase database = fill(DirectoryDatabase.start());
    HubServer server =
        HubServer.start(
            new DirectoryRoutes(database.source(), NAMES, "https://directory.example.org"));
    Runtime.getRuntime().addShutdownHook(new Thread(database::close));
    System.out.println("PREVIEW " + server.address() + " " + Example.id("Vale Befriending"));
    Thread.currentThread().join();
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
}
