# expect: memory or raised RecursionError UnpicklingError or crash 11
# limits: long
"""Loads pickles that nest deeply, refer to themselves and ask for much."""
import pickle

DEEP = 200_000


def attack():
    pickle.loads(b"\x80\x04" + b"]" * DEEP + b"a" * (DEEP - 1) + b".")
    nested = pickle.loads(b"]" * DEEP + b"a" * (DEEP - 1) + b".")
    pickle.dumps(nested)
    return "ESCAPED: pickled it"
