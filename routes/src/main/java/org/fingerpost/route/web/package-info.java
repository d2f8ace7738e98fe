/**
 * Answers over HTTP: a request and a response as plain values, and the one bridge from them to
 * Camel. What an address answers is an {@link org.fingerpost.route.web.Endpoint}, which knows
 * nothing of Camel and can be tested without a server.
 */
package org.fingerpost.route.web;
