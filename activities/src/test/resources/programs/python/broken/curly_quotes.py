def f():
    return “hello”
