class f:
    def __init__(self, a, b=2):
        self.a = a
