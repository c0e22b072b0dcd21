# expect: returned or raised
"""Returns an object every method of which raises something that is no Exception."""


class Rude(BaseException):
    def __str__(self):
        raise Rude

    __repr__ = __str__


def refuse(*_, **__):
    raise Rude


class Meta(type):
    __repr__ = __instancecheck__ = __subclasscheck__ = refuse


class Refuses(metaclass=Meta):
    __repr__ = __str__ = __eq__ = __len__ = __iter__ = __bool__ = __reduce__ = __reduce_ex__ = refuse
    __getattribute__ = __format__ = __sizeof__ = __dir__ = refuse


def attack():
    return [Refuses(), (Refuses(),), Refuses]
