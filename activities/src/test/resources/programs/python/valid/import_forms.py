import os.path, sys as system
from collections import (
    Counter as C,
    deque,
)
