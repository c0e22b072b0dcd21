import unittest


class TestF(unittest.TestCase):
    def test_values(self):
        self.assertEqual(f(1), 2, "message")
        self.assertEqual([3], f(2))
        self.assertNotEqual(f(1), 3)
        self.assertTrue(f(3))
        self.assertFalse(f(0))
        self.assertTrue(f(4) == 8)
        self.assertIsNone(f(None))
        self.assertIsNotNone(f(1))
        self.assertAlmostEqual(f(1.5), 2.25, places=3)
        self.assertAlmostEqual(f(1.5), 2.25, delta=0.5)
        self.assertListEqual(f("ab"), ["a", "b"])

    def test_errors(self):
        self.assertRaises(TypeError, f, None, 1)
        with self.assertRaises(ValueError):
            f(-1)


if __name__ == "__main__":
    unittest.main()
