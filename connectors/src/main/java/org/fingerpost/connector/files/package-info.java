/** Reads a folder of CSV and XLSX files, and keeps its own account of what it has read. */
package org.fingerpost.connector.files;
