use clap::Parser;
#[derive(Parser)]
enum C { Scene(hubscope::cli::scene::Command) }
fn main() { let C::Scene(c) = C::parse(); hubscope::cli::scene::run(c).unwrap(); }
