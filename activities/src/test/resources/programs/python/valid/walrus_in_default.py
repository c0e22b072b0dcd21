def f(x=(y := 3)):
    return x + y
