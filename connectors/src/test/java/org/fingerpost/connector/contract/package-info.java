/**
 * What every connector promises, as tests that each connector's test class inherits, and the table
 * of who keeps which promise.
 */
package org.fingerpost.connector.contract;
