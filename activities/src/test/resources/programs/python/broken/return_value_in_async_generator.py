async def count():
    yield 1
    return 2
