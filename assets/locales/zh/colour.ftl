colour-blue = 蓝色
colour-orange = 橙色
colour-green = 绿色
colour-purple = 紫色
