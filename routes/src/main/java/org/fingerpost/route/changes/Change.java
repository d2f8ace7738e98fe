package org.fingerpost.route.changes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.schema.SignpostEntity;

/**
 * One thing in the feed, as it stands.
 *
 * @param position grows from change to change
 * @param data the bytes that stand in the topic under the id; empty when it is gone
 */
record Change(long position, SignpostEntity entity, UUID id, Optional<byte[]> data) {
  /** As it stands in a page: the data are not written anew, so that they are those of the topic. */
  byte[] item() {
    ByteArrayOutputStream item = new ByteArrayOutputStream(2_048);
    String head =
        "{\"state\":\"%s\",\"kind\":\"%s\",\"id\":\"%s\",\"modified\":%d"
            .formatted(data.isPresent() ? "updated" : "deleted", entity.wireName(), id, position);
    item.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    data.ifPresent(
        bytes -> {
          item.writeBytes(",\"data\":".getBytes(StandardCharsets.UTF_8));
          item.writeBytes(bytes);
        });
    item.write('}');
    return item.toByteArray();
  }
}
