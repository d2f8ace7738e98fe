package org.fingerpost.route.linkage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Short forms of given names that are common in Britain and do not begin as the full form does. */
final class Nicknames {
  private static final String[] FORMS = {
    "william bill will billy liam",
    "robert bob rob bobby bert",
    "richard dick rick",
    "elizabeth liz beth betty lizzie eliza libby",
    "margaret maggie peggy meg greta",
    "katherine catherine kathryn kate kathy cathy katie kitty",
    "james jim jimmy jamie",
    "john jack johnny",
    "edward ted ed eddie ned",
    "anthony tony",
    "michael mike mick micky",
    "charles charlie chuck",
    "henry harry hal",
    "thomas tom tommy",
    "joseph joe joey",
    "patricia pat trish patsy",
    "patrick pat paddy",
    "susan sue suzie susie",
    "mary molly polly",
    "dorothy dot dolly",
    "alexander alex sandy sasha",
    "alexandra alex sandra",
    "andrew andy drew",
    "david dave davey",
    "daniel dan danny",
    "stephen steven steve",
    "matthew matt",
    "christopher chris kit",
    "nicholas nick",
    "victoria vicky tori",
    "rebecca becky becca",
    "deborah debbie",
    "jennifer jenny",
    "jessica jess",
    "samantha sam",
    "samuel sam",
    "frances fran",
    "francis frank",
    "albert bert al",
    "frederick fred freddie",
    "lawrence laurence larry",
    "peter pete",
    "ronald ron",
    "donald don",
    "kenneth ken",
    "gerald gerry jerry",
    "sarah sally sadie",
    "ann anne annie nancy",
    "isabella bella izzy",
    "theresa teresa terry tess",
    "terence terry",
    "judith judy",
    "philip phil",
    "timothy tim"
  };

  private static final Map<String, Set<Integer>> KNOWN = new HashMap<>();

  static {
    for (int form = 0; form < FORMS.length; form++) {
      for (String name : FORMS[form].split(" ")) {
        KNOWN.computeIfAbsent(name, absent -> new HashSet<>()).add(form);
      }
    }
  }

  private Nicknames() {}

  static boolean same(String a, String b) {
    Set<Integer> forms = KNOWN.get(a);
    Set<Integer> others = KNOWN.get(b);
    return forms != null && others != null && forms.stream().anyMatch(others::contains);
  }
}
