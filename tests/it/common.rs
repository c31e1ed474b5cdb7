//! What the tests have in common: running the program.

use std::{
    path::Path,
    process::{Command, Output},
};

/// The program under test.
pub fn hubscope(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hubscope"))
        .args(args)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("HUBSCOPE_LANGUAGE")
        .output()
        .expect("the program starts")
}

/// What it wrote when it did what was asked.
#[track_caller]
pub fn done(args: &[&str]) -> String {
    let output = hubscope(args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {errors}");
    String::from_utf8(output.stdout).expect("text")
}

/// The one sentence it wrote when it could not.
#[track_caller]
pub fn refused(args: &[&str]) -> String {
    let output = hubscope(args);
    assert_eq!(output.status.code(), Some(1), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.is_empty(), "{args:?} wrote something: {}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stderr).expect("text")
}

/// A path as text.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("a path that is text")
}
