# What is told when a view has been kept.
obey-view-kept = This view is kept as "{ $name }"; it is among More views, where it can be renamed
