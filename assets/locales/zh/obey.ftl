obey-view-kept = 此视图已存为“{ $name }”；它在“更多视图”中，可在那里重命名
