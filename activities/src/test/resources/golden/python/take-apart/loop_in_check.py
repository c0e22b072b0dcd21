def check(candidate):
    assert candidate(8, 3) == "22"
    for x in range(2, 8):
        assert candidate(x, x + 1) == str(x)
