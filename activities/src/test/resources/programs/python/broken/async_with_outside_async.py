def read(source):
    async with source as text:
        return text
