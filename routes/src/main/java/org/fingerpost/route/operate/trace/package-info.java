/** Where a record is: its whole way through the hub, without a value of it. */
package org.fingerpost.route.operate.trace;
