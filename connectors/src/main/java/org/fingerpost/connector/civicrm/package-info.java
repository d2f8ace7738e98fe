/** Reads CiviCRM: its database, or its APIv4 over HTTP, by datasets that are ready made. */
package org.fingerpost.connector.civicrm;
