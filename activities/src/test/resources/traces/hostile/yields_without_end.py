def f(n):
    asleep = []
    for i in range(10**5):
        asleep.append(numbers(i))
        next(asleep[-1])


def numbers(i):
    yield i
    yield numbers(i)
