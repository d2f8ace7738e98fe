/** The sharing agreement, applied to a member's rows before anything of them enters a topic. */
package org.fingerpost.connector.sharing;
