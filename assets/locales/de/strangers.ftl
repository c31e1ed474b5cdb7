strangers-milestone = Die Regel „{ $rule }“ sucht den Meilenstein „{ $name }“, von dem dieses Protokoll nichts berichtet
strangers-hold = Die Regel „{ $rule }“ sucht die Sperre „{ $name }“, von der dieses Protokoll nichts berichtet
strangers-quantity = Die Regel „{ $rule }“ sucht die Messgröße „{ $name }“, von der dieses Protokoll nichts berichtet
strangers-alarm = Die Regel „{ $rule }“ sucht den Alarm „{ $name }“, von dem dieses Protokoll nichts berichtet
strangers-near = { $said } (meinten Sie „{ $near }“?)
strangers-hint = Berichtigen Sie den Namen in der Datei mit den Regeln, oder lassen Sie ihn: So findet die Regel nichts
