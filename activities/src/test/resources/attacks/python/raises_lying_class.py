# expect: raised or returned or crash or broken
"""Raises an exception whose class and metaclass answer with lies and exceptions."""


class Meta(type):
    @property
    def __name__(cls):
        raise SystemExit(1)

    @property
    def __mro__(cls):
        return ()

    def __repr__(cls):
        raise SystemExit(2)

    def __getattribute__(cls, name):
        if name in ("__name__", "__qualname__", "__module__"):
            raise KeyboardInterrupt
        return type.__getattribute__(cls, name)


class Lying(Exception, metaclass=Meta):
    @property
    def __class__(self):
        raise SystemExit(4)

    @property
    def __traceback__(self):
        raise SystemExit(5)


def attack():
    raise Lying
