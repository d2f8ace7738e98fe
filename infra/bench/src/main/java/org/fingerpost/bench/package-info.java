/**
 * Benchmarks: each measures the hub and, in the same run, what it is compared with. Speed is
 * printed as a ratio; nothing here asserts.
 */
package org.fingerpost.bench;
