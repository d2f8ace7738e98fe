/**
 * Record linkage: which records of organisations and of people are about the same one. Plain Java;
 * every answer is a pure function of model, records and verdicts, so order of arrival cannot
 * matter. {@code routes/docs/linkage.md} says how it decides.
 */
package org.fingerpost.route.linkage;
