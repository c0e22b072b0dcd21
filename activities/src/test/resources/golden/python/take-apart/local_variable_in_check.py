def check(candidate):
    x = [1, 2]
    assert candidate(x) == 3
    assert candidate(1) == 1
