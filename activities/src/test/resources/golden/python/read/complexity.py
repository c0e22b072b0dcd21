def f(a, b):
    if a and b or not a:
        for x in a:
            while x:
                if x > 3:
                    x -= 1
                elif x < 0:
                    break
    return [y for y in a if y if b] if a else (lambda q: 1 if q else 2)
