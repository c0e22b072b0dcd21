import pytest


def test_values():
    """Values."""
    assert f(1) == 2
    print("fine")


def test_errors():
    with pytest.raises(ValueError):
        f(-1)


if __name__ == "__main__":
    test_values()
    test_errors()
