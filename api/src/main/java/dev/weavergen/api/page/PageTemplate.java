package dev.weavergen.api.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.Writer;

/**
 * A page in Mustache's language, which escapes every value for HTML unless the template says
 * otherwise; an empty text counts as absent.
 */
public final class PageTemplate {
  private final Template template;

  private PageTemplate(Template template) {
    this.template = template;
  }

  public static PageTemplate of(String text) {
    return new PageTemplate(Mustache.compiler().emptyStringIsFalse(true).compile(text));
  }

  /** Writes the page; the writer stays open. */
  public void write(Object view, Writer out) {
    template.execute(view, out);
  }

  public String text(Object view) {
    return template.execute(view);
  }
}
