# expect: timeout
# limits: brief
"""Backtracks for ages inside C, where no Python code runs."""
import re


def attack():
    return re.match(r"(a*)*(a|aa)+$", "a" * 64 + "b") is None
