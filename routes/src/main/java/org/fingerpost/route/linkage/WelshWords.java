package org.fingerpost.route.linkage;

import java.util.HashMap;
import java.util.Map;

/**
 * Welsh words of the names of organisations, in their mutated forms too, and what they are in
 * English: in Wales a group has a name in each language, and members write the one, the other, or
 * both. General knowledge of the language and of the sector; none of it comes from a set of
 * records.
 */
final class WelshWords {
  private static final String[] WORDS = {
    "association cymdeithas gymdeithas",
    "trust ymddiriedolaeth",
    "charity elusen",
    "club clwb glwb",
    "group grwp",
    "circle cylch gylch",
    "centre canolfan ganolfan",
    "council cyngor gyngor",
    "committee pwyllgor bwyllgor",
    "community cymuned gymuned cymunedol gymunedol",
    "voluntary gwirfoddol wirfoddol gwirfoddolwyr",
    "hall neuadd",
    "village pentref bentref",
    "town tref dref",
    "county sir",
    "wales cymru gymru",
    "north gogledd ogledd",
    "west gorllewin orllewin",
    "east dwyrain ddwyrain",
    "church eglwys",
    "chapel capel gapel",
    "school ysgol",
    "nursery meithrin feithrin",
    "children plant blant",
    "young ieuenctid ifanc ifainc",
    "older henoed",
    "women merched ferched menywod fenywod",
    "men dynion ddynion",
    "carer gofalwyr ofalwyr",
    "family teulu deulu teuluoedd",
    "friend cyfeillion gyfeillion ffrindiau",
    "lunch cinio ginio",
    "library llyfrgell lyfrgell",
    "choir cor gor",
    "sport chwaraeon",
    "football peldroed",
    "rugby rygbi",
    "history hanes",
    "education addysg",
    "health iechyd",
    "farmer ffermwyr",
    "disability anabl anabledd",
    "project prosiect brosiect",
    "partnership partneriaeth bartneriaeth",
    "welfare lles"
  };

  private static final Map<String, String> ENGLISH = new HashMap<>();

  static {
    for (String words : WORDS) {
      String[] each = words.split(" ");
      for (int at = 1; at < each.length; at++) {
        ENGLISH.put(each[at], each[0]);
      }
    }
  }

  private WelshWords() {}

  /** What the word is in English, or null for one that is not here. */
  static String english(String word) {
    return ENGLISH.get(word);
  }
}
