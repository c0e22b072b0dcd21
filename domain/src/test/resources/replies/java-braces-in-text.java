class Solution {
    String open = "{{{";
    char quote = '"';
    /* } */
    int add(int a, int b) {
        return a + b;
    }
}
