import sys


def f(x):
    if x == 1:
        return 1
    elif x == 2:
        raise ValueError
    elif x == 3:
        while True:
            if x:
                return 2
    elif x == 4:
        try:
            return 3
        except ValueError:
            sys.exit(1)
        finally:
            print()
    elif x == 5:
        with x:
            return 4
    elif x == 6:
        match x:
            case 1:
                return 5
            case _:
                return 6
    elif x == 7:
        for y in x:
            break
        else:
            return 7
        assert False
    else:
        return None
