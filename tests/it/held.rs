//! How much memory is held, for tests that set a bound to it.
#![allow(unsafe_code, reason = "an allocator is unsafe; this one counts and passes everything on")]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
    sync::atomic::{AtomicBool, AtomicIsize, Ordering::Relaxed},
};

/// Counts what the thread holds, and what all hold once [`watch_all`] was called.
pub struct Counting;

static IS_WATCHED: AtomicBool = AtomicBool::new(false);
static NOW: AtomicIsize = AtomicIsize::new(0);
static PEAK: AtomicIsize = AtomicIsize::new(0);

thread_local! {
    /// What this thread holds, and the most that it held.
    static MINE: Cell<(isize, isize)> = const { Cell::new((0, 0)) };
}

/// Counts what all threads hold from now on: for a test that runs alone.
pub fn watch_all() {
    IS_WATCHED.store(true, Relaxed);
}

/// The most bytes that were held while the work was done, beyond those that were held before.
pub fn most_held<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let (before, mine) = (NOW.load(Relaxed), MINE.get().0);
    PEAK.store(before, Relaxed);
    MINE.set((mine, mine));
    let done = work();
    let most = (PEAK.load(Relaxed) - before).max(MINE.get().1 - mine);
    (done, usize::try_from(most).unwrap_or(0))
}

fn grow(bytes: isize) {
    // A thread that ends has no place for it any more.
    let _ = MINE.try_with(|mine| {
        let (now, most) = mine.get();
        mine.set((now + bytes, most.max(now + bytes)));
    });
    if IS_WATCHED.load(Relaxed) {
        let now = NOW.fetch_add(bytes, Relaxed) + bytes;
        PEAK.fetch_max(now, Relaxed);
    }
}

// SAFETY: all is passed on to the allocator of the system as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grow(layout.size() as isize);
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        grow(layout.size() as isize);
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        grow(-(layout.size() as isize));
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        grow(size as isize - layout.size() as isize);
        unsafe { System.realloc(block, layout, size) }
    }
}

#[test]
fn what_is_held_is_counted() {
    let ((), most) = most_held(|| drop(std::hint::black_box(vec![0_u8; 1 << 20])));
    assert!((1 << 20..1 << 21).contains(&most), "{most}");
}
