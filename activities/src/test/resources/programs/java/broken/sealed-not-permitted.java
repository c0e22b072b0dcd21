sealed interface Shape permits Circle {}
record Circle() implements Shape {}
record Square() implements Shape {}
class Solution { static int f() { return 1; } }
