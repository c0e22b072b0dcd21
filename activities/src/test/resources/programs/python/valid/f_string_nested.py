def f(x, w):
    return f"{x:>{w}} {x!r:^10} {{literal}} {x=}"
