film-name = verwacht: --out als een naam die eindigt op .mp4, .webm, .gif of .webp; gevonden: { $path }
film-no-ffmpeg = een film in dit formaat wordt ingepakt door ffmpeg, dat niet gestart kon worden ({ $source }); installeer het (Debian en Ubuntu: apt-get install ffmpeg), of noem een .gif, dat niets nodig heeft
film-ffmpeg = ffmpeg kon de film niet inpakken: { $said }
film-unwritten = kon { $path } niet schrijven: { $source }
film-picture = een beeld kon niet ingepakt worden: { $why }
film-pixels = verwacht: { $width }x{ $height } pixels; gevonden: { $bytes } bytes
film-over = de film is voorbij
film-too-small = het is te klein
film-wordless = het eindigde zonder een woord
film-no-driver = verwacht: een Vulkan- of OpenGL-stuurprogramma; geen gevonden; installeer er een, op Debian en Ubuntu: apt-get install mesa-vulkan-drivers
film-device-lost = het grafische apparaat viel weg terwijl het beeld getekend werd; probeer een kleinere --size of --quality low, of een ander stuurprogramma
film-not-ready = het grafische stuurprogramma raakte niet klaar om te tekenen; start met RUST_LOG=info om te zien waarom
film-no-picture = het grafische stuurprogramma tekende geen beeld
