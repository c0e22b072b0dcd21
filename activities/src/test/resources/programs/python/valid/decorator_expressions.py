registry = {"x": [lambda f: f]}


@registry["x"][0]
@(lambda f: f)
def f():
    return 1
