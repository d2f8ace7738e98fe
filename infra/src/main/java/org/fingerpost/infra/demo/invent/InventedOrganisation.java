package org.fingerpost.infra.demo.invent;

import java.util.List;
import java.util.Optional;

/**
 * A group that does not exist.
 *
 * @param number its place in the county, from 0
 * @param charityNumber in a range that was never given out
 * @param contact who answers for it
 */
public record InventedOrganisation(
    int number,
    String name,
    GroupType type,
    Place place,
    String street,
    String postcode,
    Optional<String> charityNumber,
    String phone,
    String homePhone,
    String email,
    String website,
    int founded,
    boolean active,
    String contact,
    List<String> districts) {}
