def f():
    return
    yield
