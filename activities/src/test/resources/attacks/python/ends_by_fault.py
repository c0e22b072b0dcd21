# expect: crash ; crash ; crash
# calls: attack() ; floating() ; stack()
"""Ends by every fault that the interpreter can make for tests."""
import faulthandler


def attack():
    faulthandler._sigsegv()


def floating():
    faulthandler._sigfpe()


def stack():
    faulthandler._stack_overflow()
