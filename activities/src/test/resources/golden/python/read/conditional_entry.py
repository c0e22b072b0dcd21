import sys
if sys.version_info >= (3, 8):
    def f(x):
        return x
else:
    def f(x, y):
        return y
