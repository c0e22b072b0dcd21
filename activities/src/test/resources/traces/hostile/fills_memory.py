def f(n):
    texts = []
    while True:
        texts.append("y" * 10**6)
