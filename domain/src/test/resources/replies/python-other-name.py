def sum_two(x, y):
    return x + y


add = sum_two
