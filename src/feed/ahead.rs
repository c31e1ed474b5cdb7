//! Work that is done ahead: what comes in is made ready on threads of their own, and is taken in the order in which it came.

use std::{collections::BTreeMap, io, thread};

/// More threads than this only wait for the one that takes what they made.
const MOST_MAKERS: usize = 4;

/// Gives each item, once it is made ready, to `take`, in their order; ends with the first error, after all that came before it
/// was taken.
///
/// The items come from a thread of their own, and some more make them ready, all called by `name`.
pub fn ahead<T: Send, U: Send, E: Send + From<io::Error>>(
    name: &str,
    items: impl Iterator<Item = Result<T, E>> + Send,
    make: impl Fn(T) -> Result<U, E> + Sync,
    mut take: impl FnMut(U) -> Result<(), E>,
) -> Result<(), E> {
    // Who takes waits as a rule, so there is a thread for every core.
    let makers = thread::available_parallelism().map_or(1, |all| all.get()).clamp(1, MOST_MAKERS);
    let (to_make, unmade) = crossbeam_channel::bounded(2 * makers);
    let (to_take, made) = crossbeam_channel::bounded(2 * makers);
    let make = &make;
    thread::scope(|scope| {
        let spawn = |what: &str| thread::Builder::new().name(format!("{name}-{what}"));
        spawn("read").spawn_scoped(scope, move || {
            // Who wants no more has gone away.
            let _ = items.enumerate().try_for_each(|item| to_make.send(item));
        })?;
        for _ in 0..makers {
            let (unmade, to_take) = (unmade.clone(), to_take.clone());
            spawn("decode").spawn_scoped(scope, move || {
                let made =
                    unmade.into_iter().map(|(number, item): (usize, Result<T, E>)| (number, item.and_then(make)));
                let _ = made.into_iter().try_for_each(|made| to_take.send(made));
            })?;
        }
        drop((unmade, to_take));
        let mut early = BTreeMap::new();
        let mut next = 0;
        for (number, item) in made {
            early.insert(number, item);
            while let Some(item) = early.remove(&next) {
                take(item?)?;
                next += 1;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_taken_in_order_up_to_the_first_error() {
        let items = (0..10_000).map(|k| if k == 7_000 { Err(io::Error::other("broken")) } else { Ok(k) });
        let mut taken = Vec::new();
        let done = ahead(
            "test",
            items,
            |k: usize| Ok(2 * k),
            |k| {
                taken.push(k);
                Ok::<(), io::Error>(())
            },
        );
        assert_eq!(done.expect_err("broken").to_string(), "broken");
        assert!(taken.into_iter().eq((0..7_000).map(|k| 2 * k)));
    }

    #[test]
    fn who_wants_no_more_is_given_no_more() {
        let mut taken = 0;
        let done = ahead("test", (0..).map(Ok), Ok, |_: usize| {
            taken += 1;
            if taken == 100 { Err(io::Error::other("enough")) } else { Ok(()) }
        });
        assert_eq!((done.is_err(), taken), (true, 100));
    }
}
