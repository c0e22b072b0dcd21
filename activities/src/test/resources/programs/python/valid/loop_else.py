def f(xs):
    for x in xs:
        if x:
            break
    else:
        return 0
    while x:
        x -= 1
        continue
    else:
        pass
    return x
