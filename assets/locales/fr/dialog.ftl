dialog-open-folder = Ouvrir un dossier de journaux
dialog-open = Ouvrir un journal
dialog-log = Un journal
dialog-none = aucune boîte de dialogue de fichiers de ce système ne répond (sous Linux, xdg-desktop-portal ou zenity en fournit une) ; déposez le fichier sur la fenêtre ou tapez son chemin dans Chercher (Ctrl+K)
