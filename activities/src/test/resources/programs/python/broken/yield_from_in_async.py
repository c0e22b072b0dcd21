async def gather(items):
    yield from items
