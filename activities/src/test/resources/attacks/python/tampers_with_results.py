# expect: returned or broken or crash or raised
"""Finds the runner by its frames and changes what it is about to say."""
import sys


def attack():
    frame = sys._getframe().f_back
    while frame is not None:
        for name, value in list(frame.f_locals.items()) + list(frame.f_globals.items()):
            if isinstance(value, dict) and not name.startswith("__") and value is not frame.f_globals:
                value["v"] = ["s", "forged"]
            elif isinstance(value, list):
                value.append(["s", "forged"])
            elif isinstance(value, (int, float)) and not isinstance(value, bool):
                frame.f_globals[name] = 10**9
        frame = frame.f_back
    return "contained"
