def größe(α, β=2):
    été = α + β
    return été
