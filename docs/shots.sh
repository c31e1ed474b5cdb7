#!/bin/sh
# Makes the pictures of the README anew, with the program that `cargo build` built.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
shot() {
    name=$1
    shift
    "$target/debug/hubscope" shot --out "docs/$name.png" --size 1280x720 --quality high "$@"
}
# A view of one's own: the instant, east, north, up, distance, heading, pitch, and the roof.
from() {
    name=$1
    shift
    shot "$name" "hubscope://open?at=$1&eye=$2&roof=$3"
}
shot window --at 12:45 --view Apron --panels --select FLIGHT-1108-1
shot overview --at 12:45 --view Overview
from apron 16:00 -838,-58,4,105,20,16 ghost
shot air-station --at 13:10 --view "Air station"
from airlock 13:40 -700,285,0,70,150,28 off
shot sorter --at 14:30 --view Sorter
from docks 13:30 -765,362,0,62,150,17 on
shot rail --at 13:30 --view Rail
shot roof --at 12:45 --view Roof
shot evening --at 16:20 --view Overview
shot night --at 19:40 --view Apron
# A day with something in it.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
"$target/debug/hubscope" simulate --out "$folder/day.ndjson" --incident fuel-spill --incident late-aircraft 2>/dev/null
shot rain "$folder/day.ndjson" --at 13:00 --view Apron
