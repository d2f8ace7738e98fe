package org.fingerpost.route.linkage;

import java.util.Map;

/** Words of names that are written short, in another English or in Welsh: one spelling each. */
final class Spellings {
  private static final Map<String, String> ABBREVIATED =
      Map.ofEntries(
          Map.entry("assoc", "association"),
          Map.entry("assn", "association"),
          Map.entry("ass", "association"),
          Map.entry("ctr", "centre"),
          Map.entry("center", "centre"),
          Map.entry("cntr", "centre"),
          Map.entry("ctre", "centre"),
          Map.entry("grp", "group"),
          Map.entry("gp", "group"),
          Map.entry("cttee", "committee"),
          Map.entry("ctte", "committee"),
          Map.entry("soc", "society"),
          Map.entry("fdn", "foundation"),
          Map.entry("fndn", "foundation"),
          Map.entry("found", "foundation"),
          Map.entry("tst", "trust"),
          Map.entry("pship", "partnership"),
          Map.entry("ptnrship", "partnership"),
          Map.entry("svc", "service"),
          Map.entry("serv", "service"),
          Map.entry("comm", "community"),
          Map.entry("cmty", "community"),
          Map.entry("proj", "project"),
          Map.entry("org", "organisation"),
          Map.entry("organization", "organisation"),
          Map.entry("dist", "district"),
          Map.entry("nat", "national"),
          Map.entry("natl", "national"),
          Map.entry("intl", "international"),
          Map.entry("vol", "voluntary"),
          Map.entry("fed", "federation"),
          Map.entry("inst", "institute"),
          Map.entry("acad", "academy"),
          Map.entry("sch", "school"),
          Map.entry("dept", "department"),
          Map.entry("st", "saint"),
          Map.entry("sta", "saint"),
          Map.entry("mt", "mount"),
          Map.entry("co", "company"),
          Map.entry("program", "programme"),
          Map.entry("dev", "development"),
          Map.entry("env", "environmental"),
          Map.entry("hosp", "hospital"),
          Map.entry("univ", "university"),
          Map.entry("res", "residents"),
          Map.entry("bros", "brothers"),
          Map.entry("nbhd", "neighbourhood"),
          Map.entry("neighborhood", "neighbourhood"),
          Map.entry("nw", "northwest"),
          Map.entry("elementary", "elementary"),
          Map.entry("elem", "elementary"),
          Map.entry("chld", "children"),
          Map.entry("childrens", "children"),
          Map.entry("child", "children"),
          Map.entry("mens", "men"),
          Map.entry("womens", "women"));

  private Spellings() {}

  /** One spelling of a word, in the singular where it takes a plain s. */
  static String of(String word) {
    String known = known(word);
    if (known != null) {
      return known;
    }
    int length = word.length();
    boolean plural =
        length > 3
            && word.charAt(length - 1) == 's'
            && word.charAt(length - 2) != 's'
            && !word.equals("news");
    if (!plural) {
      return word;
    }
    String singular = word.substring(0, length - 1);
    String form = known(singular);
    return form == null ? singular : form;
  }

  private static String known(String word) {
    String full = ABBREVIATED.get(word);
    return full == null ? WelshWords.english(word) : full;
  }
}
