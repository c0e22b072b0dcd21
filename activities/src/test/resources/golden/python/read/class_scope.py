class A:
    limit = 3

    def f(self):
        return limit

    double = limit * 2
