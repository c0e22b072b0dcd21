class Solution {
  static int search(int[] sorted, int wanted) {
    int low = 0, high = sorted.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < wanted) low = middle + 1;
      else if (sorted[middle] > wanted) high = middle - 1;
      else return middle;
    }
    return -1;
  }
}
