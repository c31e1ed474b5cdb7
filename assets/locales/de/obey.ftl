obey-view-kept = Diese Ansicht ist als „{ $name }“ gespeichert; sie steht unter Mehr Ansichten und kann dort umbenannt werden
