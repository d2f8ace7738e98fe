/**
 * Links the records of some members in one go, without broker or database: for a look at what the
 * hub would link, and for measuring it.
 */
package org.fingerpost.infra.link;
