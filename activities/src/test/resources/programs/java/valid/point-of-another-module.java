import java.awt.Point;
import java.util.logging.Logger;

class Solution {
  private static final Logger LOG = Logger.getLogger("points");

  static int manhattan(int x, int y) {
    Point point = new Point(x, y);
    LOG.fine(point::toString);
    return Math.abs(point.x) + Math.abs(point.y);
  }
}
