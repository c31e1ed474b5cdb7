# Tasks of a lesson that is made of an incident.
task-where = Something goes wrong at this moment. Find where or to what, and choose it.
task-sort = Of this sort: { $sort }
task-no-place = an object, not a place
task-it-is = It is { $name }.
task-what = What goes wrong?
task-why = What brought it about, at the very beginning?
task-began = It began with that: { $label }.
task-do = What would you do now?
task-by-rules = By the rules that found it; your site's own procedure goes before.
task-title = { $label }, { $day }
task-brief = Something went wrong on this day. The picture stops where it begins: find out where, what and why, and say what you would do.
