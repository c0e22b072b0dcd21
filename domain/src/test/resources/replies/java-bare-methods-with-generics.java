class Solution {
    static <T extends Comparable<T>> int order(Map<T, T> m, T x) {
        return 0;
    }

    public static int add(int a, int b) {
        return a + b;
    }
}
