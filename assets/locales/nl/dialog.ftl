dialog-open-folder = Een map met logboeken openen
dialog-open = Een logboek openen
dialog-log = Een logboek
dialog-none = geen bestandsvenster van dit systeem antwoordt (op Linux levert xdg-desktop-portal of zenity er een); sleep het bestand naar het venster of typ het pad in Zoeken (Ctrl+K)
