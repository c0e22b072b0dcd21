package dev.weavergen.api.validation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A plot as coordinates of the template's drawing. Values that run from 0 to 1 across the axes are
 * put where the template has its field; the page's style gives all colours.
 *
 * @param label what the plot shows, for who cannot see it
 * @param lines each a list of points for a polyline
 */
record PlotView(
    String title,
    String label,
    String across,
    String up,
    List<Tick> acrossTicks,
    List<Tick> upTicks,
    List<Line> lines,
    List<Mark> marks,
    String caption) {
  private static final double LEFT = 40;
  private static final double RIGHT = 312;
  private static final double TOP = 10;
  private static final double BOTTOM = 196;

  /**
   * @param place of the tick on its axis
   */
  record Tick(String place, String text) {
    static Tick across(double share, String text) {
      return new Tick(x(share), text);
    }

    static Tick up(double share, String text) {
      return new Tick(y(share), text);
    }
  }

  /**
   * @param kind as the page's style names it: {@code ours}, {@code other} or {@code guide}
   */
  record Line(String kind, String points) {
    static Line of(String kind, List<Point> points) {
      return new Line(
          kind,
          points.stream()
              .map(point -> x(point.across()) + "," + y(point.up()))
              .collect(Collectors.joining(" ")));
    }
  }

  /** Both from 0 to 1. */
  record Point(double across, double up) {}

  /** A dot with its interval. */
  record Mark(String x, String y, String low, String high, String words) {
    static Mark of(Point point, double low, double high, String words) {
      return new Mark(
          PlotView.x(point.across()),
          PlotView.y(point.up()),
          PlotView.y(low),
          PlotView.y(high),
          words);
    }
  }

  private static String x(double share) {
    return number(LEFT + Math.clamp(share, 0, 1) * (RIGHT - LEFT));
  }

  private static String y(double share) {
    return number(BOTTOM - Math.clamp(share, 0, 1) * (BOTTOM - TOP));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
