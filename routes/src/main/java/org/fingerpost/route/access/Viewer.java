package org.fingerpost.route.access;

import java.util.Optional;
import java.util.Set;

/**
 * Who is asking.
 *
 * @param account the name that the audit knows; empty for the public
 * @param title what pages call the person
 * @param member whose adviser it is
 * @param formToken goes into every form that the viewer may post, as the field {@code token}
 */
public record Viewer(
    String account, String title, Set<Role> roles, Optional<String> member, String formToken) {
  /** Somebody who has not signed in. */
  public static final Viewer PUBLIC = new Viewer("", "", Set.of(), Optional.empty(), "");

  /** The name of the field that carries {@link #formToken}. */
  public static final String TOKEN_FIELD = "token";

  public boolean isSignedIn() {
    return !account.isEmpty();
  }

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** Whether fields may be shown that members share with each other and not with the public. */
  public boolean seesMembersFields() {
    return has(Role.ADVISER) || has(Role.OPS) || has(Role.CONSORTIUM);
  }

  public boolean isAdviserOf(String id) {
    return has(Role.ADVISER) && member.filter(id::equals).isPresent();
  }
}
