class ListNode {
  int val;
  ListNode next;

  ListNode(int val) {
    this.val = val;
  }
}

class Solution {
  public ListNode reverse(ListNode head) {
    ListNode done = null;
    for (ListNode rest = head; rest != null; ) {
      ListNode next = rest.next;
      rest.next = done;
      done = rest;
      rest = next;
    }
    return done;
  }
}
