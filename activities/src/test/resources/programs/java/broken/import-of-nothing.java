import java.util.Lisst;
class Solution { static int f() { return 1; } }
