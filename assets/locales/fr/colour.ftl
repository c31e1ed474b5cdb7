colour-blue = bleu
colour-orange = orange
colour-green = vert
colour-purple = violet
