"""Doc."""
# comment
from __future__ import annotations, division


def f(x: Unknown) -> AlsoUnknown:
    return x
