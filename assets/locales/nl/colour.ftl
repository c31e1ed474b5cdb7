colour-blue = blauw
colour-orange = oranje
colour-green = groen
colour-purple = paars
