def gather(items):
    return [item async for item in items]
