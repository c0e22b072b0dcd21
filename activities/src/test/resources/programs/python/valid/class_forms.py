class Meta(type): pass
class A(object, metaclass=Meta): x = 1
class B(A, *[], **{}):
    """Doc."""
    __slots__ = ()
    def __init__(self): super().__init__()
