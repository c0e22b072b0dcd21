import threading


def f(n):
    table, items = {}, []

    def change():
        for i in range(10**6):
            table[i] = i
            items.append(i)
            items.pop()
            if i % 99 == 0:
                table.clear()

    threading.Thread(target=change).start()
    for _ in range(2000):
        n += 1
