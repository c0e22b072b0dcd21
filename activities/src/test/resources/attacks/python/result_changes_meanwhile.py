# expect: returned or raised RuntimeError
"""Returns containers that grow while they are written down."""
import threading

RESULT = {0: [0]}


def grow():
    number = 1
    while number < 200_000:
        RESULT[number] = [number]
        RESULT[0].append(number)
        number += 1


class Meddler:
    def __repr__(self):
        RESULT[object()] = 1
        RESULT[0].clear()
        return "meddler"


def attack():
    RESULT[0].extend([Meddler(), Meddler()])
    RESULT[Meddler()] = Meddler()
    threading.Thread(target=grow, daemon=True).start()
    return RESULT
