"""Never answers."""
import time


def attack(number):
    time.sleep(1e6)
