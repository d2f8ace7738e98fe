package org.fingerpost.infra.demo.invent;

/**
 * A town, village or estate.
 *
 * @param district its E07 code
 * @param postcodeSector a postcode without its last two letters
 */
public record Place(
    String name, String district, String postcodeSector, double latitude, double longitude) {}
