class Solution {
  static int days(int month, boolean leap) {
    int days;
    switch (month) {
      case 2:
        days = leap ? 29 : 28;
        break;
      case 4:
      case 6:
      case 9:
      case 11:
        days = 30;
        break;
      default:
        days = 31;
    }
    return days;
  }
}
