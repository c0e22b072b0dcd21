def f(a, b):
    match a, b:
        case 1, 2:
            return True
        case _, _:
            return False
