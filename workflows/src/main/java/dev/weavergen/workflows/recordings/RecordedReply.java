package dev.weavergen.workflows.recordings;

import dev.weavergen.workflows.panel.ModelReply;

/**
 * A stored reply.
 *
 * @param reply as a model would have sent it; for samples the text is the row's {@code solution} or
 *     {@code completion}
 * @param delayMillis how long the replay waits before it answers; 0 unless the row asks for it
 */
public record RecordedReply(ModelReply reply, long delayMillis) {}
