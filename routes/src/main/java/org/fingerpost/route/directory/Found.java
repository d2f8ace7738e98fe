package org.fingerpost.route.directory;

import java.util.List;
import org.fingerpost.schema.JointRecord;

/** One page of what was found, and how many there are on all pages. */
record Found(long total, List<JointRecord> records) {}
