# A panel as one long page.
page-title = { $log }, { $day }, { $clock }
