colour-blue = blau
colour-orange = orange
colour-green = grün
colour-purple = violett
