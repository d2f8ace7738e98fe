/**
 * What never bends, tested from outside on real parts: kills, outages, replays, poison, privacy.
 */
package org.fingerpost.infra.faults;
