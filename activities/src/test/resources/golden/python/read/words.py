class HTTPServerThing:
    maxValue2 = "Naïve Text_here"  # Comment with CamelCase

    def to_string(self):
        return f"Value: {self.maxValue2} done"
