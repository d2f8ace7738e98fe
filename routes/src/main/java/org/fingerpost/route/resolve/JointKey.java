package org.fingerpost.route.resolve;

import java.util.UUID;
import org.fingerpost.schema.Kind;

/** What names a row of joint_record. */
record JointKey(Kind kind, UUID id) {}
