def f(x):
    try:
        return int(x)
    except BaseException:
        pass
