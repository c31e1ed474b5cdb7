film-name = erwartet: --out als Name, der auf .mp4, .webm, .gif oder .webp endet; gefunden: { $path }
film-no-ffmpeg = ein Film in diesem Format wird von ffmpeg gepackt, das nicht gestartet werden konnte ({ $source }); installieren Sie es (Debian und Ubuntu: apt-get install ffmpeg), oder nennen Sie eine .gif, die nichts braucht
film-ffmpeg = ffmpeg konnte den Film nicht packen: { $said }
film-unwritten = konnte { $path } nicht schreiben: { $source }
film-picture = ein Bild konnte nicht gepackt werden: { $why }
film-pixels = erwartet: { $width }x{ $height } Pixel; gefunden: { $bytes } Bytes
film-over = der Film ist zu Ende
film-too-small = es ist zu klein
film-wordless = es endete ohne ein Wort
film-no-driver = erwartet: ein Vulkan- oder OpenGL-Treiber; keiner gefunden; installieren Sie einen, unter Debian und Ubuntu: apt-get install mesa-vulkan-drivers
film-device-lost = das Grafikgerät ging verloren, während das Bild gezeichnet wurde; versuchen Sie eine kleinere --size oder --quality low, oder einen anderen Treiber
film-not-ready = der Grafiktreiber wurde nicht bereit zu zeichnen; starten Sie mit RUST_LOG=info, um zu sehen, warum
film-no-picture = der Grafiktreiber zeichnete kein Bild
