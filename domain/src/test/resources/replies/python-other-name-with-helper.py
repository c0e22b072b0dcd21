def carry(x, y):
    return x + y

def sum_two(x, y):
    return carry(x, y)

def main():
    print(sum_two(1, 2))


add = sum_two
