/** The example descriptors, each run against real data that stands beside the project. */
package org.fingerpost.infra.realinput;
