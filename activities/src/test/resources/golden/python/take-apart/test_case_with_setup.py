import unittest


class TestF(unittest.TestCase):
    def setUp(self):
        self.x = 1

    def test_values(self):
        self.assertEqual(f(self.x), 2)
