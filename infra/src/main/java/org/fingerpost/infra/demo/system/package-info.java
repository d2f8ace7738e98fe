/**
 * The thirteen member systems of the demo: what each calls its columns, and how its people write to
 * it. The hub never uses this package; it only reads what it leaves behind.
 */
package org.fingerpost.infra.demo.system;
