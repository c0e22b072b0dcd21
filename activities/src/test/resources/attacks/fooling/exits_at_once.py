"""Ends its process without a word."""
import os


def attack(number):
    os._exit(0)
