import gc
import mmap


def f(n):
    for memory in gc.get_objects():
        if type(memory) is mmap.mmap:
            try:
                memory.close()
                memory.resize(1)
            except Exception:
                pass
    g()


def g():
    return 1
