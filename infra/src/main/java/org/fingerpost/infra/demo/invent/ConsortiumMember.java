package org.fingerpost.infra.demo.invent;

import java.util.List;

/**
 * One of the thirteen members. The name is real; every number, address and person is not.
 *
 * @param districts the E07 codes of where it works
 * @param services which of the five it delivers, as {@link ConsortiumService} names them
 * @param scope generic or specialist
 * @param groups whom it serves
 */
public record ConsortiumMember(
    String id,
    String name,
    String town,
    List<String> districts,
    List<String> services,
    String scope,
    List<String> groups,
    String charityNumber) {
  /** Whether it is the council or centre for everybody in some districts. */
  public boolean isLocal() {
    return scope.equals("generic");
  }
}
