class Solution { static int a = 1, b[] = {2, 3}, c; static { c = a + b[0]; } { c++; } static int f() { int x = a, y[] = b, z; z = x + y[1]; ; ; return z + c; } }
