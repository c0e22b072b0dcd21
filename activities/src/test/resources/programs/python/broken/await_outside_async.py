import asyncio


def fetch():
    await asyncio.sleep(0)
    return 1
