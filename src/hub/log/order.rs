//! The order of time over the whole log: which objects had an event when.
//!
//! The events lie in chunks. A chunk never begins in the middle of an instant, so that what was true
//! before it is a question of time alone. Some chunks carry a *base*: the objects present before
//! the chunk and the row of their track that told last; from there [`Order::changes`] is short.

use super::times::Times;
use crate::hub::ObjectId;

/// Events a chunk holds before a new one is begun.
const CHUNK: usize = 8_192;

/// In an entry: the event is a measurement and changes no object's place or status.
const SIGNAL: u32 = 1 << 31;

#[derive(Clone, Debug, Default)]
pub(super) struct Order {
    chunks: Vec<Chunk>,
    len: usize,
}

#[derive(Clone, Debug, Default)]
struct Chunk {
    times: Times,
    who: Vec<u32>,
    base: Option<Vec<Present>>,
}

/// An object in the picture, and the row of its track that told last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Present {
    pub object: ObjectId,
    pub row: u32,
}

/// What an event of the order belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    Track(ObjectId),
    Signal,
}

impl Entry {
    const fn pack(self) -> u32 {
        match self {
            Entry::Track(object) => object.0,
            Entry::Signal => SIGNAL,
        }
    }
}

impl Order {
    /// Lays out events that are sorted by time.
    pub fn of_sorted(events: Vec<(i64, Entry)>) -> Self {
        let mut order = Order { len: events.len(), chunks: Vec::with_capacity(events.len() / CHUNK + 1) };
        let mut rest = &events[..];
        while !rest.is_empty() {
            // What happens at once stays together.
            let last = rest[CHUNK.min(rest.len()) - 1].0;
            let end = rest.iter().skip(CHUNK).take_while(|(time, _)| *time == last).count() + CHUNK.min(rest.len());
            let (part, after) = rest.split_at(end);
            let times = Times::of(part.iter().map(|(time, _)| *time).collect());
            order.chunks.push(Chunk { times, who: part.iter().map(|(_, entry)| entry.pack()).collect(), base: None });
            rest = after;
        }
        order
    }

    pub const fn len(&self) -> usize {
        self.len
    }

    /// Adds an event; says from which chunk on the bases may now be wrong.
    pub fn insert(&mut self, time: i64, entry: Entry) -> usize {
        self.len += 1;
        let Some(last) = self.last() else {
            self.append(time, entry);
            return 0;
        };
        if time >= last {
            self.append(time, entry);
            return self.chunks.len() - 1;
        }
        let at = self.chunks.partition_point(|chunk| chunk.first() <= time).saturating_sub(1);
        let chunk = &mut self.chunks[at];
        let place = chunk.times.count_until(time);
        chunk.times.insert(place, time);
        chunk.who.insert(place, entry.pack());
        if chunk.times.len() > 2 * CHUNK {
            self.split(at);
        }
        at
    }

    fn append(&mut self, time: i64, entry: Entry) {
        let full = |chunk: &Chunk| chunk.times.len() >= CHUNK && chunk.times.last().is_some_and(|last| last < time);
        if self.chunks.last().is_none_or(full) {
            self.chunks.push(Chunk::default());
        }
        if let Some(chunk) = self.chunks.last_mut() {
            chunk.times.push(time);
            chunk.who.push(entry.pack());
        }
    }

    fn split(&mut self, at: usize) {
        let chunk = &mut self.chunks[at];
        let cut = chunk.times.get(chunk.times.len() / 2).map_or(0, |middle| chunk.times.count_before(middle));
        if cut == 0 {
            return;
        }
        let tail = Chunk { times: chunk.times.split_off(cut), who: chunk.who.split_off(cut), base: None };
        self.chunks.insert(at + 1, tail);
    }

    pub fn first(&self) -> Option<i64> {
        self.chunks.first().map(Chunk::first)
    }

    pub fn last(&self) -> Option<i64> {
        self.chunks.last().and_then(|chunk| chunk.times.last())
    }

    /// How many events have a time at or before `time`.
    pub fn count_until(&self, time: i64) -> usize {
        let full = self.chunks.partition_point(|chunk| chunk.first() <= time);
        let before: usize = self.chunks[..full.saturating_sub(1)].iter().map(|chunk| chunk.times.len()).sum();
        before + full.checked_sub(1).map_or(0, |at| self.chunks[at].times.count_until(time))
    }

    /// The first time after `time` at which something happened.
    pub fn next_after(&self, time: i64) -> Option<i64> {
        let at = self.chunks.partition_point(|chunk| chunk.times.last().is_some_and(|last| last <= time));
        let times = &self.chunks.get(at)?.times;
        times.get(times.count_until(time))
    }

    /// The last time before `time` at which something happened.
    pub fn last_before(&self, time: i64) -> Option<i64> {
        let at = self.chunks.partition_point(|chunk| chunk.first() < time).checked_sub(1)?;
        let times = &self.chunks[at].times;
        times.count_before(time).checked_sub(1).and_then(|before| times.get(before))
    }

    /// The nearest base at or before `time`, and the objects that had events between it and `time`, sorted, each once
    /// with the number of its events.
    pub fn changes(&self, time: i64) -> (&[Present], Vec<(ObjectId, u32)>) {
        let end = self.chunks.partition_point(|chunk| chunk.first() <= time);
        let start = (0..end).rev().find(|at| self.chunks[*at].base.is_some()).unwrap_or(0);
        let base = self.chunks.get(start).and_then(|chunk| chunk.base.as_deref()).unwrap_or_default();
        let mut who = Vec::with_capacity(CHUNK.min(self.len));
        for chunk in &self.chunks[start.min(end)..end] {
            let until = chunk.times.count_until(time);
            who.extend(chunk.who[..until].iter().filter(|who| **who & SIGNAL == 0));
        }
        who.sort_unstable();
        let runs = who.chunk_by(|a, b| a == b);
        (base, runs.map(|run| (ObjectId(run[0]), run.len() as u32)).collect())
    }

    /// Lays a base wherever one is due, from chunk `from` on. `at` gives what is present at a time.
    pub fn lay_bases(&mut self, from: usize, at: impl Fn(&Order, i64) -> Vec<Present>) {
        let based = (0..from.min(self.chunks.len())).rev().find(|at| self.chunks[*at].base.is_some()).unwrap_or(0);
        let mut present = self.chunks.get(based).and_then(|chunk| chunk.base.as_ref()).map_or(0, Vec::len);
        let mut since: usize = self.chunks[based.min(from)..from].iter().map(|chunk| chunk.times.len()).sum();
        for chunk in from..self.chunks.len() {
            if chunk == 0 {
                self.chunks[0].base = Some(Vec::new());
            } else if self.chunks[chunk].base.is_some() {
                since = 0;
            } else if since >= CHUNK.max(present * 2) {
                let base = at(self, self.chunks[chunk].first() - 1);
                (present, since) = (base.len(), 0);
                self.chunks[chunk].base = Some(base);
            }
            since += self.chunks[chunk].times.len();
        }
    }

    /// Whether the last chunk has just begun and may need a base.
    pub fn has_begun_a_chunk(&self) -> bool {
        self.chunks.last().is_some_and(|chunk| chunk.times.len() == 1)
    }

    pub const fn chunk_count(&self) -> usize {
        self.chunks.len()
    }

    /// Mends the entry of `object` in every base after chunk `after`: `present_before` tells the row
    /// that told last before a time, `None` when the object was not in the picture.
    pub fn mend_bases(&mut self, after: usize, object: ObjectId, present_before: impl Fn(i64) -> Option<u32>) {
        for chunk in self.chunks.iter_mut().skip(after + 1) {
            let first = chunk.first();
            let Some(base) = &mut chunk.base else { continue };
            match (base.binary_search_by_key(&object, |present| present.object), present_before(first)) {
                (Ok(at), Some(row)) => base[at].row = row,
                (Ok(at), None) => drop(base.remove(at)),
                (Err(at), Some(row)) => base.insert(at, Present { object, row }),
                (Err(_), None) => {}
            }
        }
    }

    /// How many events there are in each of `buckets` equal parts of `from..to`.
    pub fn density(&self, from: i64, to: i64, buckets: usize) -> Vec<u32> {
        let width = (i128::from(to) - i128::from(from)).max(1);
        let edge = |k: usize| (i128::from(from) + width * k as i128 / buckets.max(1) as i128) as i64;
        let counts: Vec<usize> = (0..=buckets).map(|k| self.count_until(edge(k).saturating_sub(1))).collect();
        counts.windows(2).map(|pair| (pair[1] - pair[0]) as u32).collect()
    }

    /// Bytes held, but for the bookkeeping of the allocator.
    pub fn bytes(&self) -> usize {
        let of = |chunk: &Chunk| {
            chunk.times.bytes() + chunk.who.capacity() * 4 + chunk.base.as_ref().map_or(0, |b| b.capacity() * 8)
        };
        self.chunks.iter().map(of).sum::<usize>() + self.chunks.capacity() * size_of::<Chunk>()
    }
}

impl Chunk {
    fn first(&self) -> i64 {
        self.times.first().unwrap_or(i64::MAX)
    }
}
