/** The joint database: its migrations, and reading joint records from it. */
package org.fingerpost.route.joint;
