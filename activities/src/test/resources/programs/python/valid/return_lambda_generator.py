def f():
    return (yield), (yield from ())
