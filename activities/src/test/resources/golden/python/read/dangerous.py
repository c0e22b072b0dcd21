import os as o
import subprocess
from os import system as run
from socket import *
import ctypes
import pickle
import builtins

evaluate = eval


def f(x):
    o.popen(x)
    run(x)
    subprocess.run(x)
    socket()
    ctypes.CDLL(None)
    pickle.loads(x)
    evaluate(x)
    getattr(o, "fork")()
    __import__("shutil").rmtree(x)
    setattr(builtins, "len", x)
    builtins.sum = x
    globals()["y"] = open(x)
    ().__class__.__base__.__subclasses__()
    return list(map(exec, x))
