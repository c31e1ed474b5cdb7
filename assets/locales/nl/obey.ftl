obey-view-kept = Dit zicht is bewaard als “{ $name }”; het staat onder Meer zichten, waar u het kunt hernoemen
