package dev.weavergen.activities.sandbox.jvm.child;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a contained JVM is to run.
 *
 * @param token in front of every frame that it sends; the candidate does not know it
 * @param outputBytesMax what one call may print, and what it may return, each
 * @param classes of the candidate, calls included
 * @param initialised names of the classes whose static initialisers run before the first call
 * @param host name of the class that has the calls as methods; empty when there is none
 * @param methods names of these methods, in order
 * @param traced whether the classes tell what they do, to {@link TraceHook}, which is among them
 */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
public record RunOrder(
    byte[] token,
    long outputBytesMax,
    List<ClassFile> classes,
    List<String> initialised,
    String host,
    List<String> methods,
    boolean traced) {
  public void write(DataOutput out) throws IOException {
    Texts.writeBytes(out, token);
    out.writeLong(outputBytesMax);
    ClassFile.writeAll(out, classes);
    Texts.writeAll(out, initialised);
    Texts.write(out, host);
    Texts.writeAll(out, methods);
    out.writeBoolean(traced);
  }

  public static RunOrder read(DataInput in) throws IOException {
    return new RunOrder(
        Texts.readBytes(in),
        in.readLong(),
        new ArrayList<>(ClassFile.readAll(in)),
        Texts.readAll(in),
        Texts.read(in),
        Texts.readAll(in),
        in.readBoolean());
  }
}
