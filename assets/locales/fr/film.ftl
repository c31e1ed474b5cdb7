film-name = attendu : --out, un nom qui finit par .mp4, .webm, .gif ou .webp ; trouvé : { $path }
film-no-ffmpeg = un film de ce format est emballé par ffmpeg, qui n’a pas pu démarrer ({ $source }) ; installez-le (Debian et Ubuntu : apt-get install ffmpeg), ou nommez un .gif, qui n’a besoin de rien
film-ffmpeg = ffmpeg n’a pas pu emballer le film : { $said }
film-unwritten = impossible d’écrire { $path } : { $source }
film-picture = une image n’a pas pu être emballée : { $why }
film-pixels = attendu : { $width }x{ $height } pixels ; trouvé : { $bytes } octets
film-over = le film est terminé
film-too-small = elle est trop petite
film-wordless = il s’est arrêté sans un mot
film-no-driver = attendu : un pilote Vulkan ou OpenGL ; aucun ; installez-en un, sous Debian et Ubuntu : apt-get install mesa-vulkan-drivers
film-device-lost = la carte graphique a été perdue pendant le dessin de l’image ; essayez un --size plus petit ou --quality low, ou un autre pilote
film-not-ready = le pilote graphique n’a pas été prêt à dessiner ; lancez avec RUST_LOG=info pour voir pourquoi
film-no-picture = le pilote graphique n’a dessiné aucune image
