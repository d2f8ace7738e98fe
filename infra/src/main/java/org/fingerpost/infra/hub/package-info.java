/** Puts engines, members and stages together into one running hub. */
package org.fingerpost.infra.hub;
