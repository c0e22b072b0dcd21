def check(candidate):
    assert candidate([candidate for candidate in [1]]) == 1
