def f(x):
    try:
        return int(x)
    except ValueError:
        return 0
    except* TypeError:
        return 1
