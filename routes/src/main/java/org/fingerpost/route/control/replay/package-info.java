/** Puts refused records through their stage again, exactly once and counted. */
package org.fingerpost.route.control.replay;
