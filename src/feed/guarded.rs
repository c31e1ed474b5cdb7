//! Libraries that break off on files that nobody meant are kept from taking the program with them.
//!
//! Parquet and SQLite are read by libraries that trust their files more than we do: a length that is none ends in a panic
//! there. It is caught here, without its words on the terminal, and becomes an error like any other.

use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

use super::sink::{FormatError, Spot};
use crate::say;

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Does the work of a decoder; what breaks off is a file that is broken.
pub fn guarded<T>(format: &'static str, work: impl FnOnce() -> Result<T, FormatError>) -> Result<T, FormatError> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !IS_GUARDED.get() {
                told(info);
            }
        }));
    });
    IS_GUARDED.set(true);
    // Whatever was told by then is whole: a sink is given one event after the other.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(false);
    done.unwrap_or_else(|why| {
        let words = why.downcast_ref::<String>().map(String::as_str).or(why.downcast_ref::<&str>().copied());
        let reason = words.unwrap_or(say!("feed-not-read")).to_owned();
        Err(FormatError::Syntax { format, at: Spot::Structure, reason })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_off_is_an_error() {
        let broken: Result<(), _> = guarded("Parquet", || panic!("a length of {}", -1));
        assert!(broken.expect_err("an error").to_string().contains("a length of -1"));
        assert_eq!(guarded("Parquet", || Ok(3)).expect("done"), 3);
    }
}
