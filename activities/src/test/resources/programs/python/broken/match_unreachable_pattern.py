def f(x):
    match x:
        case _:
            return 1
        case 2:
            return 2
