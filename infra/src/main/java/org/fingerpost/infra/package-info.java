/** How the hub is run: the program's entry, floor 4. */
package org.fingerpost.infra;
