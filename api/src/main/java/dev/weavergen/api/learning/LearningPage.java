package dev.weavergen.api.learning;

import dev.weavergen.api.page.PageTemplate;
import dev.weavergen.domain.candidate.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One page that needs nothing but itself. The template is Mustache's, which escapes every value; a
 * content security policy that names the page's style by hash keeps anything else from loading.
 */
final class LearningPage {
  private final String style = text("learning.css");
  private final String styleHash =
      Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Sha256.of(style)));
  private final PageTemplate template = PageTemplate.of(text("learning.html"));

  String of(LearningView view) {
    return template.text(new Page(view, style, styleHash));
  }

  /** The view with what the page itself is made of. */
  record Page(LearningView view, String style, String styleHash) {}

  private static String text(String name) {
    try (@Nullable InputStream resource = LearningPage.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
