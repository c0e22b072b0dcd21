PATTERN = "\d+\.\w"
