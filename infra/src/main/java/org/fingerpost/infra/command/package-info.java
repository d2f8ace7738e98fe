/** The command line, one class a command. */
package org.fingerpost.infra.command;
