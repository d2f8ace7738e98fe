/** Shows a member what would be shared, before anything is. */
package org.fingerpost.connector.check;
