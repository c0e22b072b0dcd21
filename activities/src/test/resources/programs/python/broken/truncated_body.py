def compute(xs):
    total = 0
    for x in xs:
        if x > 0:
