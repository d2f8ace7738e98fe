/**
 * The demo: thirteen invented member systems, the people who work in them, and the hub that reads
 * them.
 */
package org.fingerpost.infra.demo;
