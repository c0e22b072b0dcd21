def add(a, b):
    this is not python
    return a + b
