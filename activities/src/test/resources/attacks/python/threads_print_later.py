# expect: contained or output ; returned or output
# calls: attack() ; sum(range(300000))
"""Goes on printing after the call returned."""
import sys
import threading


def chatter():
    while True:
        print("late" * 100)
        print("late" * 100, file=sys.stderr)


def attack():
    threading.Thread(target=chatter, daemon=True).start()
    return "contained"
