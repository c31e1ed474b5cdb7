obey-view-kept = Cette vue est enregistrée sous « { $name } » ; elle se trouve dans Autres vues, où vous pouvez la renommer
