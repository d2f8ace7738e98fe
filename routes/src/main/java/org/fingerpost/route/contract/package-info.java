/** The contract of the topics, {@code asyncapi.yaml}, as a page that a person can read. */
package org.fingerpost.route.contract;
