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
"$target/debug/hubscope" shot --out docs/window.png --size 1280x720 --quality high --at 12:45 --view Apron --panels --select FLIGHT-1108-1
shot overview --at 12:45 --view Overview
shot apron --at 15:55:06 --view Unloading
shot air-station --at 13:10 --view "Air station"
shot airlock --at 13:40 --view Airlock
shot sorter --at 15:00:20 --view Sorter
shot docks --at 13:20 --view "Dock face"
shot roof --at 12:45 --view Roof
shot evening --at 16:20 --view Evening
shot night --at 19:40 --view Hall
shot stands --at 12:45 --view Stands
shot airfield --at 12:45 --view Airfield
# The real trains of that month were suspended: this one is simulated.
"$target/debug/hubscope" simulate --out "$folder/train.ndjson" --train 2>/dev/null
shot rail "$folder/train.ndjson" --at 12:30 --view Rail
# A day with something in it.
"$target/debug/hubscope" simulate --out "$folder/day.ndjson" --incident fuel-spill --incident late-aircraft 2>/dev/null
shot rain "$folder/day.ndjson" --at 13:00 --view Apron
shot basin "$folder/day.ndjson" --at 13:00 --view "Storm basin"
# The same hour of a day on which a sorter jams, and of one on which it does not.
"$target/debug/hubscope" simulate --out "$folder/jam.ndjson" --incident sorter-jam 2>/dev/null
shot compare "$folder/jam.ndjson" --beside assets/recordings/opening-day.ndjson.zst --at 16:00 --clock --view "Air station"
shot side-by-side "$folder/jam.ndjson" --beside assets/recordings/opening-day.ndjson.zst --side-by-side --clock --at 16:00 --view Sorter
# A morning on which the mast sees 1,000 m.
cp "$folder/jam.ndjson" "$folder/fog.ndjson"
for minute in 00 10 20 30 40; do
    echo '{"t":"2021-11-08T11:'$minute':00Z","obj":"weather-mast","measures":{"quantity":"visibility","value":1000,"unit":"m"}}' >> "$folder/fog.ndjson"
done
shot fog "$folder/fog.ndjson" --at 12:45 --view Apron
# A day and a night, every four hours: the longest day of the year, clear, since nobody tells of its weather.
"$target/debug/hubscope" simulate --start 2021-06-21 --out "$folder/june.ndjson" 2>/dev/null
grep -v '"weather-mast"' "$folder/june.ndjson" > "$folder/clear.ndjson"
for hour in 00 04 08 12 16 20; do
    "$target/debug/hubscope" shot "$folder/clear.ndjson" --out "$folder/hour-$hour.png" --size 560x315 --quality high --clock --at "2021-06-21 $hour:00" --view Overview
done
ffmpeg -loglevel error -y -pattern_type glob -i "$folder/hour-*.png" -vf "tile=3x2:padding=4" -frames:v 1 -q:v 3 docs/hours.jpg
