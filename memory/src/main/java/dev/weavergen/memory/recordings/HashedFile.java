package dev.weavergen.memory.recordings;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * A file of JSON lines that is known by the SHA-256 of its bytes, plain or packed by gzip. It is
 * read twice, once for the hash and once for its rows; the second reading hashes too, so that the
 * rows are those of the hash. Packed files are told by their first bytes, because a file that came
 * over the wire has lost its name.
 *
 * @param sha256 of the bytes as they lie on the disk
 */
public record HashedFile(Path path, String sha256) {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final long FILE_BYTES_MAX = 512L * 1024 * 1024;

  /** What a packed file may unpack to: a small file can hold endless zeros. */
  private static final long UNPACKED_BYTES_MAX = 1024L * 1024 * 1024;

  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  /**
   * Hashes a file.
   *
   * @throws ImportException when it cannot be read or is too large
   */
  public static HashedFile of(Path path) {
    JsonLines.checkReadable(path);
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    try (InputStream input = Files.newInputStream(path)) {
      for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
        if (bytes > FILE_BYTES_MAX) {
          throw ImportException.ofFile(
              path, "has more than " + FILE_BYTES_MAX + " bytes, the most that is imported");
        }
      }
    } catch (IOException e) {
      throw JsonLines.unreadable(path, e);
    }
    return new HashedFile(path, HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Hands every row to the taker.
   *
   * @throws ImportException with a line for each broken row, or when the file is no longer the one
   *     that was hashed
   */
  public <E extends Exception> void read(int lineBytesMax, JsonLines.Taker<E> taker) throws E {
    MessageDigest digest = digest();
    JsonLines.read(
        path,
        file -> unpacked(new DigestInputStream(Files.newInputStream(file), digest)),
        lineBytesMax,
        taker);
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw ImportException.ofFile(path, "changed while it was read: import it again");
    }
  }

  /** The file's bytes, unpacked when they are packed. */
  static InputStream unpacked(InputStream raw) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(raw, 2);
    int first = bytes.read();
    if (first < 0) {
      return bytes;
    }
    int second = bytes.read();
    if (second >= 0) {
      bytes.unread(second);
    }
    bytes.unread(first);
    return first == GZIP_FIRST && second == GZIP_SECOND ? new Unpacked(bytes) : bytes;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Unpacks up to a limit, and reads the packed bytes to their end, so that all are hashed. */
  private static final class Unpacked extends FilterInputStream {
    private final InputStream packed;
    private long bytes;

    Unpacked(InputStream packed) throws IOException {
      super(new GZIPInputStream(packed, BUFFER_BYTES));
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read < 0) {
        var _ = packed.transferTo(java.io.OutputStream.nullOutputStream());
        return read;
      }
      bytes += read;
      if (bytes > UNPACKED_BYTES_MAX) {
        throw new IOException(
            "unpacks to more than " + UNPACKED_BYTES_MAX + " bytes, the most that is read");
      }
      return read;
    }
  }
}
