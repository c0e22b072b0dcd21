from solution import *
assert f(1) == 1
