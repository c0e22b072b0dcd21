PATH = "C:\\Users\new\Users"
OTHER = "\U99999999"
