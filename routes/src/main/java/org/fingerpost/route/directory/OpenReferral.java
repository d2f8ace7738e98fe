package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.route.directory.page.References;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.openreferral.OpenReferralView;

/** Joint records as the signposting feed has them: the API and the feed never disagree. */
final class OpenReferral {
  private final DirectoryStore store;

  OpenReferral(DirectoryStore store) {
    this.store = store;
  }

  /** Records of the directory, with what they refer to. */
  List<ObjectNode> entities(List<JointRecord> records) throws SQLException {
    Map<UUID, JointRecord> referred = store.findReferred(References.of(records));
    OpenReferralView view = new OpenReferralView(id -> Optional.ofNullable(referred.get(id)));
    return records.stream().flatMap(joint -> entity(view, joint).stream()).toList();
  }

  private static Optional<ObjectNode> entity(OpenReferralView view, JointRecord joint) {
    return joint.kind() == Kind.SERVICE ? view.service(joint) : view.organization(joint);
  }
}
