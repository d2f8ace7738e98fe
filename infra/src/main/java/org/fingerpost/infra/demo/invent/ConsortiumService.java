package org.fingerpost.infra.demo.invent;

/**
 * One thing that a consortium member does for groups.
 *
 * @param service which of the five it is, in the shared vocabulary
 * @param activity the name of a training course about it
 */
public record ConsortiumService(String service, String name, String description, String activity) {}
