package org.fingerpost.infra.demo.invent;

import java.util.List;

/**
 * A sort of front-line group.
 *
 * @param suffix what follows the place in its name
 * @param groups whom it serves, in the shared vocabulary
 * @param service the name of what it offers
 */
public record GroupType(String suffix, List<String> groups, String service, String description) {}
