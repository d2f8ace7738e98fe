/**
 * For who builds on the signposting feed: a copy of it, and what keeps the copy current, over HTTP
 * or from Kafka. Needs nothing but this jar and Jackson.
 */
package org.fingerpost.schema.reader;
