/**
 * Other engines, each at the threshold that labels show to be its best. They run in JVMs of their
 * own.
 */
package org.fingerpost.bench.linkage.peer;
