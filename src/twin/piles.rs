//! Piles of small things, such as cartons beside a pallet that is broken down.

use std::collections::HashSet;

use super::ShownObject;

/// Lets down what lay on something that was taken away since, such as the second carton of a pile, onto what is really below it. Places
/// give a slot to each thing, and a slot its height.
pub fn settle(objects: &mut [ShownObject], among: &[usize]) {
    let column =
        |shown: &ShownObject| [shown.position.x, shown.position.z].map(|metres| (metres * 10.0).round() as i32);
    let rests = |shown: &ShownObject| shown.is_visible && !shown.is_moving;
    let raised = among.iter().map(|at| &objects[*at]).filter(|shown| rests(shown) && shown.position.y > 0.05);
    let raised: HashSet<[i32; 2]> = raised.map(column).collect();
    if raised.is_empty() {
        return;
    }
    let is_piled = |at: &usize| rests(&objects[*at]) && raised.contains(&column(&objects[*at]));
    let mut piles: Vec<([i32; 2], f32, usize)> =
        (among.iter().copied().filter(is_piled)).map(|at| (column(&objects[at]), objects[at].position.y, at)).collect();
    piles.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    for pile in piles.chunk_by(|a, b| a.0 == b.0) {
        let mut up = pile.first().map_or(0.0, |(_, low, at)| {
            let high = objects[*at].shape.size().y.max(0.01);
            low - (low / high).round() * high
        });
        for (.., at) in pile {
            let shown = &mut objects[*at];
            shown.position.y = up;
            up += shown.shape.size().y;
        }
    }
}

#[cfg(test)]
mod tests {
    use bevy::prelude::*;

    use super::*;
    use crate::{
        hub::ObjectId,
        twin::{meshes::Shape, project::hidden},
    };

    #[test]
    fn what_lay_on_something_that_is_gone_comes_down_and_nothing_else_does() {
        let high = Shape::Bag.size().y;
        let at = |number: u32, east: f32, level: f32| ShownObject {
            position: Vec3::new(east, level * high, 7.0),
            is_visible: true,
            ..hidden(ObjectId(number), Shape::Bag)
        };
        // A whole pile, one whose lowest is gone, one whose middle is gone, and one that is being carried by.
        let mut objects = vec![at(0, 1.0, 0.0), at(1, 1.0, 1.0), at(2, 2.0, 1.0), at(3, 3.0, 0.0), at(4, 3.0, 2.0)];
        objects.push(ShownObject { is_moving: true, ..at(5, 4.0, 1.0) });
        let among: Vec<usize> = (0..objects.len()).collect();
        for _ in 0..2 {
            settle(&mut objects, &among);
            let levels: Vec<i32> =
                objects.iter().map(|shown| (shown.position.y / high * 10.0).round() as i32).collect();
            assert_eq!(levels, [0, 10, 0, 0, 10, 10]);
        }
    }
}
