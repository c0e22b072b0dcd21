def test_values():
    x = 1
    assert f(x) == 2
