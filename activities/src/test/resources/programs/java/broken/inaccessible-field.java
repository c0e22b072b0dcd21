class Account { private int money; }
class Solution { static int f() { return new Account().money; } }
