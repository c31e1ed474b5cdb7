# Colours of the flags of bookmarks.
colour-blue = blue
colour-orange = orange
colour-green = green
colour-purple = purple
