package dev.weavergen.activities.sandbox.python;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Frames between this process and a zygote, both ways: four bytes of length, then JSON in UTF-8.
 * The envelope is the zygote's own; what children wrote is in it as texts, which {@code wire}
 * reads.
 */
final class Frames {
  /** A batch of 250 calls that each return as much as they may, quoted. */
  private static final int FRAME_BYTES_MAX = 64 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(FRAME_BYTES_MAX)
                          .maxStringLength(FRAME_BYTES_MAX)
                          .build())
                  .build())
          .build();

  private Frames() {}

  static JsonNode read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length <= 0 || length > FRAME_BYTES_MAX) {
      throw new IOException("the zygote announced a frame of " + length + " bytes");
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    try {
      return MAPPER.readTree(payload);
    } catch (JacksonException malformed) {
      throw new IOException("the zygote sent no JSON", malformed);
    }
  }

  static void write(DataOutputStream out, ObjectNode document) throws IOException {
    byte[] payload = MAPPER.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
    out.writeInt(payload.length);
    out.write(payload);
    out.flush();
  }
}
