def f(x):
    try:
        return int(x)
    except:
        return 0
    except ValueError:
        return 1
