def f(x): return x
class A: pass
if f(1): y = 2; z = 3
