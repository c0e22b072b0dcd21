package dev.weavergen.api.validation;

import dev.weavergen.api.page.PageTemplate;
import dev.weavergen.domain.validation.Report;
import java.io.Writer;

/**
 * {@code report.html}: one page that needs nothing but itself. The template is Mustache's, which
 * escapes every value for HTML; only the page's own style and script are put in as they are. A
 * content security policy that names those two by hash keeps anything else from running or loading,
 * should a model's text ever pass for markup.
 *
 * <p>The plot is SVG in percent of its column and in the page's colours: it follows the width of
 * the screen and the choice of dark or light, which a drawing made beforehand cannot.
 */
public final class ReportPage {
  private final PageParts parts = PageParts.read();
  private final PageTemplate template = PageTemplate.of(parts.template());

  /** Writes the page; the writer stays open. */
  public void write(Report report, TaskRuns runs, Writer out) {
    template.write(PageView.of(report, runs, parts), out);
  }
}
