# What is measured on the ground.
measure-begin = Click where it begins
measure-go-on = Click where it goes on
measure-around = { $length } around, { $area }
measure-crossed = { $length } around; the line crosses itself, so it has no area
measure-parts = { $length } in { $parts } parts
measure-take-back = Take back
measure-take-back-hint = The last point (Backspace)
measure-end = End
measure-end-hint = Measure no more (Esc)
measure-hint = Click points on the ground, the first one again for an area. Enter takes the middle of the picture.
