/**
 * The agent: the same connectors beside a member's database, which calls out to the hub. What a
 * member agreed to share is decided before anything leaves; what could not be sent waits on disk.
 */
package org.fingerpost.infra.agent;
