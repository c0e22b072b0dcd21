def f(x):
    match x:
        case (1, a) | (2, b):
            return a
