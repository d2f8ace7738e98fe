package org.fingerpost.route.linkage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * People as four lists hold them: households with twins and a son of his father's name, maiden and
 * double names, moves, given names as they are spelt from other scripts, names turned round, days
 * and months exchanged, a landline that the home shares beside a telephone of one's own.
 */
final class InventedPeople {
  private static final String GIVEN =
      "Aled Bronwen Carys Dilys Emrys Ffion Gethin Hefin Iolo Julie Karen Linda Mark Nigel Olwen"
          + " Paul Rhiannon Sian Trefor Valerie Wendy Yvonne Anita Balbir Chandra Deepak Farah Gita"
          + " Hasan Imran Jaspreet Kiran Leila Nadia Omar Priya Rashid Samira Tariq Usha Agnieszka"
          + " Beata Czeslaw Dorota Ewa Grzegorz Halina Irena Jacek Kasia Lech Marek Natalia Oksana"
          + " Pawel Renata Stefan Tomasz Wanda Zofia Mohammed Yusuf Catherine Stephen Elizabeth"
          + " Robert William Margaret Alexander Christopher";
  private static final String SURNAMES =
      "Jones Davies Evans Morgan Griffiths Pritchard Bevan Llewellyn Cadwallader Ellis Hughes"
          + " Roberts Lloyd Vaughan Meredith Parry Gwynne Kaur Singh Patel Hussain Ahmed Begum Khan"
          + " Chaudhry Rahman Iqbal Kowalski Nowak Wisniewski Wojcik Kaminski Lewandowski Zielinski"
          + " Szymanski Okafor Adeyemi Mensah Osei Eze Abara Fernandes Costa Silva Murphy Kelly"
          + " Gallagher Byrne Doyle Nolan Trelawney Penhaligon Tregear Bolitho Chenoweth Rosewarne";
  private static final List<List<String>> SPELLINGS =
      List.of(
          List.of("Mohammed", "Muhammad", "Mohamed", "Mohammad"),
          List.of("Yusuf", "Yousuf", "Yousef"),
          List.of("Catherine", "Kathryn", "Cath", "Kate"),
          List.of("Stephen", "Steven", "Steve"),
          List.of("Elizabeth", "Liz", "Beth"),
          List.of("Robert", "Bob", "Rob"),
          List.of("William", "Bill", "Will"),
          List.of("Margaret", "Maggie", "Peggy"),
          List.of("Alexander", "Alex", "Sandy"),
          List.of("Christopher", "Chris", "Kit"),
          List.of("Agnieszka", "Agnes", "Aga"),
          List.of("Pawel", "Paweł", "Paul"),
          List.of("Sian", "Siân"));
  private static final List<String[]> TOWNS =
      List.of(
          new String[] {"Aberystwyth", "SY23", "01970"},
          new String[] {"Cardigan", "SA43", "01239"},
          new String[] {"Lampeter", "SA48", "01570"},
          new String[] {"Llandeilo", "SA19", "01558"},
          new String[] {"Tregaron", "SY25", "01974"});
  private static final List<String> STREETS =
      List.of(
          "Heol y Bont",
          "Maes Gwyn",
          "Bridge Street",
          "Station Terrace",
          "Ffordd Newydd",
          "Penglais Road",
          "Queen's Avenue",
          "Chapel Row",
          "Bryn Awel",
          "Stryd Fawr",
          "Lon Goed");

  private final Invented.Lists lists;

  private InventedPeople(int seed) {
    lists = new Invented.Lists(seed);
  }

  /** What four lists say of the people of so many homes. */
  static List<Invented> of(int homes, int seed) {
    InventedPeople people = new InventedPeople(seed);
    for (int home = 0; home < homes; home++) {
      people.home();
    }
    return people.lists.records;
  }

  /** One person as truth has it. */
  private record Person(
      String entity, String given, String surname, String birth, String mobile, String email) {}

  private void home() {
    String surname = lists.of(SURNAMES);
    String[] town = lists.of(TOWNS.stream().map(t -> String.join("|", t)).toList()).split("\\|");
    String[] address = address(town);
    String landline = lists.one(0.6) ? lists.phone(town[2]) : "";
    List<Person> members = new ArrayList<>();
    int size = 1 + lists.random.nextInt(4);
    for (int at = 0; at < size; at++) {
      members.add(person(lists.of(GIVEN), surname, birth(at < 2 ? 1950 : 1982)));
    }
    Person first = members.get(0);
    if (lists.one(0.04)) {
      members.add(person(first.given, surname, birth(1985)));
    }
    if (lists.one(0.2)) {
      String born = birth(1990);
      members.add(person(lists.of(GIVEN), surname, born));
      members.add(person(lists.of(GIVEN), surname, born));
    }
    for (Person member : members) {
      asListed(member, address, landline, town);
    }
  }

  private Person person(String given, String surname, String birth) {
    String mobile = lists.one(0.7) ? lists.phone("07700") : "";
    String box = (given + '.' + surname + lists.random.nextInt(99)).toLowerCase(Locale.ROOT);
    String email =
        lists.one(0.6) ? box + '@' + lists.of("gmail.com btinternet.com example.org") : "";
    return new Person(lists.entity("person"), given, surname, birth, mobile, email);
  }

  private String[] address(String[] town) {
    String street = 1 + lists.random.nextInt(90) + " " + lists.of(STREETS);
    return new String[] {street, town[0], lists.postcode(town[1])};
  }

  private String birth(int from) {
    return "%d-%02d-%02d"
        .formatted(
            from + lists.random.nextInt(25),
            1 + lists.random.nextInt(12),
            1 + lists.random.nextInt(28));
  }

  private void asListed(Person person, String[] home, String landline, String[] town) {
    String[] address = home;
    String surname = person.surname;
    String phone = landline;
    for (String list : List.of("advice", "volunteers", "lunch", "befriending")) {
      if (!lists.one(0.55)) {
        continue;
      }
      if (lists.one(0.08)) {
        address = address(town);
        phone = lists.one(0.5) ? "" : lists.phone(town[2]);
      }
      if (lists.one(0.05)) {
        surname = lists.one(0.4) ? surname + '-' + lists.of(SURNAMES) : lists.of(SURNAMES);
      }
      lists.add(person.entity, list, listed(person, surname, phone, address));
    }
  }

  private ObjectNode listed(Person person, String surname, String landline, String[] address) {
    String given = spelt(person.given);
    given = lists.one(0.06) ? given.substring(0, 1) : lists.one(0.05) ? lists.slip(given) : given;
    String family = lists.one(0.05) ? lists.slip(surname) : surname;
    String name = lists.one(0.04) ? family + ' ' + given : given + ' ' + family;
    List<String> phones = new ArrayList<>();
    if (!person.mobile.isEmpty() && lists.one(0.7)) {
      phones.add(person.mobile);
    }
    if (!landline.isEmpty() && lists.one(0.6)) {
      phones.add(lists.random.nextInt(phones.size() + 1), landline);
    }
    boolean placed = phones.isEmpty() || lists.one(0.75);
    ObjectNode value = lists.record(name, phones, placed ? address : new String[0]);
    if (lists.one(0.6)) {
      value.put("date_of_birth", bornAsWritten(person.birth));
    }
    if (!person.email.isEmpty() && lists.one(0.7)) {
      value.put("email", lists.one(0.05) ? lists.slip(person.email) : person.email);
    }
    return value;
  }

  private String spelt(String given) {
    for (List<String> spellings : SPELLINGS) {
      if (spellings.get(0).equals(given) && lists.one(0.5)) {
        return lists.of(spellings);
      }
    }
    return given;
  }

  /** Day and month turned, another year, another digit. */
  private String bornAsWritten(String birth) {
    String year = birth.substring(0, 4);
    String month = birth.substring(5, 7);
    String day = birth.substring(8);
    return switch (lists.random.nextInt(25)) {
      case 0 ->
          month.compareTo(day) < 0 && day.compareTo("12") <= 0
              ? year + '-' + day + '-' + month
              : birth;
      case 1 -> Integer.parseInt(year) + (lists.one(0.5) ? 1 : -1) + birth.substring(4);
      case 2 -> year + '-' + month + "-%02d".formatted(1 + lists.random.nextInt(28));
      default -> birth;
    };
  }
}
