import pytest
with pytest.raises(ValueError, match="negative"):
    f(-1)
with pytest.raises(CustomError):
    f(-2)
try:
    f(-3)
    assert False
except ValueError as e:
    assert str(e) == "negative"
