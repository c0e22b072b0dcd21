def f(x):
    try:
        return int(x)
    except:
        print("failed")
        raise
