import java.util.List;

class Solution {
    public static int add(int a, int b) {
        return a + b;
    }
}
