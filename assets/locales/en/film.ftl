# Why a film or a picture cannot be made.
film-name = expected --out to be a name that ends in .mp4, .webm, .gif or .webp, found { $path }
film-no-ffmpeg = a film in this format is packed by ffmpeg, which could not be started ({ $source }); install it (Debian and Ubuntu: apt-get install ffmpeg), or name a .gif, which needs nothing
film-ffmpeg = ffmpeg could not pack the film: { $said }
film-unwritten = could not write { $path }: { $source }
film-picture = a picture could not be packed: { $why }
film-pixels = expected { $width }x{ $height } pixels, found { $bytes } bytes
film-over = the film is over
film-too-small = it is too small
film-wordless = it ended without a word
film-no-driver = expected a Vulkan or OpenGL driver, found none; install one, on Debian and Ubuntu: apt-get install mesa-vulkan-drivers
film-device-lost = the graphics device was lost while the picture was drawn; try a smaller --size or --quality low, or another driver
film-not-ready = the graphics driver did not get ready to draw; run with RUST_LOG=info to see why
film-no-picture = the graphics driver drew no picture
