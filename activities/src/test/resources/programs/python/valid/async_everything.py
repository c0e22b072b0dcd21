async def f(xs):
    async with xs as y:
        async for x in y:
            yield x
    await g(z async for z in y)


async def g(zs):
    return [await z for z in [] if await z]
