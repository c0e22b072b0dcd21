def f(class):
    return class
