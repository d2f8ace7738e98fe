package org.fingerpost.schema.openreferral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.schema.SignpostEntity;

/**
 * What stands, or no longer stands, in the signposting feed under one key.
 *
 * @param entity whose topic it belongs to
 * @param id the key, and the {@code id} of the value
 * @param value empty when nothing public is left: whatever was published is to be retracted
 */
public record Signpost(SignpostEntity entity, UUID id, Optional<ObjectNode> value) {}
