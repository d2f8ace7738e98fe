/**
 * What visitors leave behind: what they say is wrong, for the member that owns it, and what they
 * looked for in vain. Never who they are.
 */
package org.fingerpost.route.directory.feedback;
