package dev.weavergen.workflows.generation;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Ids for new generations: they sort by time, can be typed, and do not collide. Chosen by clients,
 * never in workflow code.
 */
public final class GenerationIds {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final int RANDOM_BYTES = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final Pattern FORM = Pattern.compile("generation-\\d{8}-\\d{6}-[0-9a-f]{8}");

  private GenerationIds() {}

  /** Whether a text is an id as {@link #next} makes it. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /** For example {@code generation-20261123-154501-9f86d081}. */
  public static String next() {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return "generation-" + SECOND.format(Instant.now()) + "-" + HexFormat.of().formatHex(random);
  }
}
