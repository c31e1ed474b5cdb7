# Each target is plain commands that the README names, too: no make is needed.
.PHONY: run test lint bench fuzz shot

run:
	sh .ci/setup run && cargo run

test:
	sh .ci/setup test && cargo test

lint:
	cargo fmt --check && cargo clippy --all-targets -- -D warnings

bench:
	sh .ci/setup bench && cargo bench --no-default-features --bench log --bench live --bench formats && cargo bench --profile dev --bench frame

# Every decoder with a million cases: hours. HUBSCOPE_FUZZ_ONLY=gpx,xes takes some of them.
fuzz:
	sh .ci/setup test && HUBSCOPE_FUZZ=1000000 cargo test --test it fuzz::no_decoder -- --nocapture

shot:
	sh .ci/setup test && cargo build && sh docs/shots.sh
