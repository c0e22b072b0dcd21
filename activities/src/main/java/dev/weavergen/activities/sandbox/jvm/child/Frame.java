package dev.weavergen.activities.sandbox.jvm.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/**
 * One message of a contained JVM: its length, the token, and what became of a step.
 *
 * @param kind what the message is about
 * @param cpuNanos CPU time of the thread that did the step
 * @param outcome JSON, as {@code OutcomeReader} takes it; empty for {@link Kind#READY}
 * @param output the beginning of what the step printed
 */
public record Frame(Kind kind, long cpuNanos, String outcome, String output) {
  /** No frame is longer: an outcome's value takes at most 64 KiB, its output a fraction of that. */
  public static final int BYTES_MAX = 1 << 20;

  public static final int TOKEN_BYTES = 16;

  /** What a frame is about. */
  public enum Kind {
    /** The JVM has its order and runs nothing of the candidate yet. */
    READY,
    /** The static initialisers ended. */
    LOADED,
    /** What a call that is traced did so far, as {@link TraceNotes#text} says it. */
    NOTED,
    /** A call ended; calls come in order. */
    CALLED
  }

  void write(OutputStream out, byte[] token) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream body = new DataOutputStream(bytes);
    body.write(token);
    Texts.writeName(body, kind);
    body.writeLong(cpuNanos);
    Texts.write(body, outcome);
    Texts.write(body, output);
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(bytes.size());
    bytes.writeTo(data);
    data.flush();
  }

  /**
   * Reads one frame of whoever could write to the channel.
   *
   * @throws IOException when the bytes are no frame with that token, or when they end
   */
  public static Frame read(DataInputStream in, byte[] token) throws IOException {
    int length = in.readInt();
    if (length < TOKEN_BYTES || length > BYTES_MAX) {
      throw new MalformedFrameException("a frame of an impossible length");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    DataInputStream body = new DataInputStream(new ByteArrayInputStream(bytes));
    byte[] found = new byte[TOKEN_BYTES];
    body.readFully(found);
    if (!MessageDigest.isEqual(found, token)) {
      throw new MalformedFrameException("a frame that the sandbox did not write");
    }
    return new Frame(
        Texts.readName(body, Kind.class), body.readLong(), Texts.read(body), Texts.read(body));
  }
}
