/**
 * Tells people and programs how the hub is doing. Health is freshness: whether a change at a member
 * would get through now. Nothing here holds a value of a record.
 */
package org.fingerpost.route.operate;
