import threading


def f(n):
    for _ in range(9):
        threading.Thread(target=spin).start()


def spin():
    while True:
        pass
