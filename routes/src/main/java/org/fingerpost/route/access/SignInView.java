package org.fingerpost.route.access;

/**
 * What the sign-in page shows.
 *
 * @param problem why the last attempt did not do; may be empty
 * @param name as it was typed
 * @param goesTo where to afterwards
 * @param provider what the link to the provider is called; empty: there is none
 * @param isFirst whether there is no account yet
 */
public record SignInView(
    String problem,
    String name,
    String goesTo,
    String token,
    String provider,
    String providerHref,
    boolean isFirst) {}
