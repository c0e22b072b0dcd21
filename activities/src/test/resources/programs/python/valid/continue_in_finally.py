def f():
    for i in range(3):
        try:
            pass
        finally:
            print(i)
    return i
