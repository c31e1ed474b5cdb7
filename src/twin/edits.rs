//! Taking changes back, and making them again.

/// How something was before each change, and after each that was taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Edits<T> {
    before: Vec<T>,
    after: Vec<T>,
    made: usize,
}

impl<T> Default for Edits<T> {
    fn default() -> Self {
        Self { before: Vec::new(), after: Vec::new(), made: 0 }
    }
}

/// So many changes can be taken back.
const MOST: usize = 500;

impl<T> Edits<T> {
    /// Takes note of a change: how it was before. What was taken back cannot be made again then.
    pub fn note(&mut self, before: T) {
        self.made += 1;
        self.after.clear();
        self.before.push(before);
        if self.before.len() > MOST {
            self.before.remove(0);
        }
    }

    /// Takes the last change back; whether there was any.
    pub fn undo(&mut self, now: &mut T) -> bool {
        let Some(before) = self.before.pop() else { return false };
        self.after.push(std::mem::replace(now, before));
        true
    }

    /// Makes the change again that was taken back last; whether there was any.
    pub fn redo(&mut self, now: &mut T) -> bool {
        let Some(after) = self.after.pop() else { return false };
        self.before.push(std::mem::replace(now, after));
        true
    }

    /// Whether a change can be taken back.
    pub const fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    /// Whether one can be made again.
    pub const fn can_redo(&self) -> bool {
        !self.after.is_empty()
    }

    /// Changes that were ever made, and how many of them stand and can be taken back.
    pub const fn count(&self) -> (usize, usize) {
        (self.made, self.before.len())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// As many steps forth as back lead to where one was, and a new change ends what could be made again.
        #[test]
        fn back_and_forth_is_where_one_was(changes in prop::collection::vec(0..100_u8, 1..20), back in 0..25_usize) {
            let (mut now, mut edits) = (0, Edits::default());
            for change in &changes {
                edits.note(std::mem::replace(&mut now, *change));
            }
            let last = now;
            let steps = (0..back).filter(|_| edits.undo(&mut now)).count();
            prop_assert_eq!(steps, back.min(changes.len()));
            let stand = changes.len() - steps;
            prop_assert_eq!(now, if stand == 0 { 0 } else { changes[stand - 1] });
            prop_assert_eq!(edits.count(), (changes.len(), stand));
            let mut other = edits.clone();
            prop_assert_eq!((0..back).filter(|_| edits.redo(&mut now)).count(), steps);
            prop_assert_eq!(now, last);
            other.note(7);
            prop_assert!(!other.can_redo() && other.can_undo());
        }
    }
}
