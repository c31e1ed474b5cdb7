#!/bin/sh
# Makes the pictures of the README anew, with the program that `cargo build` built: drawn at 1920x1080 and kept small. The window
# is kept as it is. ffmpeg makes them small; `.ci/setup test` installs it.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
shot() {
    name=$1
    shift
    "$target/debug/hubscope" shot --out "$folder/$name.png" --size 1920x1080 --quality high "$@"
    ffmpeg -loglevel error -y -i "$folder/$name.png" -vf scale=1120:-2:flags=lanczos -q:v 3 "docs/$name.jpg"
}
# A view of one's own: the instant, east, north, up, distance, heading, pitch, and the roof.
from() {
    name=$1
    log=$2
    shift 2
    shot "$name" "hubscope://open?at=$1&eye=$2&roof=$3${log:+&log=$log}"
}
"$target/debug/hubscope" shot --out docs/window.png --size 1280x720 --quality high --at 12:45 --view Apron --panels --select FLIGHT-1108-1
shot overview --at 12:45 --view Overview
from apron "" 15:57 -838,-58,4,75,345,14 ghost
from air-station "" 13:10 -668,262,0,105,325,26 off
from airlock "" 13:40 -700,285,0,70,150,28 off
shot sorter --at 14:30 --view Sorter
from docks "" 15:30 -720,372,0,88,196,15 on
shot rail --at 13:30 --view Rail
shot roof --at 12:45 --view Roof
from evening "" 16:20 -700,160,0,330,300,17 on
from night "" 19:40 -690,130,0,240,350,17 off
from stands "" 12:45 -690,112,3,64,262,12 ghost
# A day with something in it.
"$target/debug/hubscope" simulate --out "$folder/day.ndjson" --incident fuel-spill --incident late-aircraft 2>/dev/null
shot rain "$folder/day.ndjson" --at 13:00 --view Apron
from basin "$folder/day.ndjson" 13:00 -610,455,2,120,200,20 on
# A day and a night, every four hours.
for hour in 00 04 08 12 16 20; do
    "$target/debug/hubscope" shot --out "$folder/hour-$hour.png" --size 960x540 --quality high --at "$hour:00" --view Overview
done
ffmpeg -loglevel error -y -pattern_type glob -i "$folder/hour-*.png" -vf "scale=480:-2:flags=lanczos,tile=3x2:padding=4" -frames:v 1 -q:v 3 docs/hours.jpg
