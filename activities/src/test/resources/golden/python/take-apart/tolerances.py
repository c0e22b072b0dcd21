import math
from math import isclose as near
import pytest
assert abs(f(1.33) - 0.33) < 1e-6
assert 1e-3 >= abs(2.0 / 3.0 - f([1.0]))
assert abs(f(3) - 5) < 1
assert math.isclose(f(1), 2.0, rel_tol=0.5, abs_tol=3)
assert near(f(2), 4.0, abs_tol=1e-3, rel_tol=0)
assert f(3) == pytest.approx(0.3, abs=0.01)
assert round(f(2.5), 2) == 2.5
