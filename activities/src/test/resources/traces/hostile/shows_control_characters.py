def f(n):
    clear = "\x1b[2J\r\n\0" + chr(0x202E) + chr(0x2028) + chr(0xD800) + chr(0xE000) + "\U0001f600" * 99
    odd = type("A\nline 9: x=1\x1b[31m", (), {})()
    odd.__dict__["b\nline 9: y=2"] = 1
    error = type("E\nline 9: z=3" + chr(0x202E), (Exception,), {})
    raise error("\x1b[31m\nline 9: n=1")
