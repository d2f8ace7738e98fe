/**
 * What the demo's members know: an invented county of groups and people, the same for the same
 * seed. Nobody real is in it.
 */
package org.fingerpost.infra.demo.invent;
