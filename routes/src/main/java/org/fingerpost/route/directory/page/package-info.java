/**
 * What the pages show, made ready for the templates under {@code src/main/jte}: text and links, and
 * no decision left to a template.
 */
package org.fingerpost.route.directory.page;
