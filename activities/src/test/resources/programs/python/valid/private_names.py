class A:
    __x = 1

    def f(self):
        return self.__x, __name__
