# The menu of the other views, and those of the user’s own.
views-fresh = My view { $number }
views-more = More views
views-fly = Fly to this view
views-own = Your own
views-none = None yet
views-fly-own = Fly there
views-link = Link
views-link-hint = Copy a link that opens it
views-rename = Rename
views-forget = Forget
views-save = Save this view
views-save-key = Ctrl+B
views-copy = Copy a link to this picture
views-copy-key = Ctrl+L
