class Solution {
  private int total;

  class Account {
    void deposit(int amount) {
      Solution.this.total += amount;
    }
  }

  static int run(int... amounts) {
    Solution bank = new Solution();
    Solution.Account account = bank.new Account();
    for (int amount : amounts) account.deposit(amount);
    class Local {
      int twice() {
        return 2 * bank.total;
      }
    }
    return new Local().twice();
  }
}
