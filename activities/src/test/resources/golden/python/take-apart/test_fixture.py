def test_values(fixture):
    assert f(fixture) == 2
