METADATA = {"author": "x"}


def check(candidate):
    # simple cases
    assert True, "prints if it fails"
    assert candidate([1.0, 2.0], 0.3) == True
    assert candidate("candidate") == "candidate", "Error: " + str(candidate(1))
    assert not candidate(()), "empty"
    assert candidate(2) is None
