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
shot window --at 12:45 --view Apron --panels --select FLIGHT-1108-1
shot overview --at 12:45 --view Overview
shot air-station --at 13:10 --view "Air station"
shot sorter --at 14:30 --view Sorter
shot docks --at 13:30 --view Docks
shot evening --at 16:20 --view Overview
shot night --at 19:40 --view Apron
# A day with something in it.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
"$target/debug/hubscope" simulate --out "$folder/day.ndjson" --incident fuel-spill --incident late-aircraft 2>/dev/null
shot rain "$folder/day.ndjson" --at 13:00 --view Apron
