sources-mqtt = MQTT-Broker
sources-nats = NATS JetStream
sources-websocket = WebSocket
sources-tcp = TCP, verbinden
sources-tcp-listen = TCP, lauschen
sources-unix = Unix-Socket, verbinden
sources-unix-listen = Unix-Socket, lauschen
sources-file = Wachsende Datei
sources-behind = Hinter den Quellen um
sources-behind-hint = Was in dieser Zeit eintrifft, ist rechtzeitig im Bild; was später kommt, wird an seiner Stelle eingefügt
sources-new = Eine Quelle hinzufügen …
sources-stop = Nicht mehr lesen
sources-stop-hint = Was sie gemeldet hat, bleibt
sources-memory = Speicher { $used } von { $budget }
sources-memory-hint = Was die Ereignisse belegen. Der Rest ist für Kennzahlen, für Zurückgeholtes und für alles, was auf einmal eintrifft; Altes weicht, bevor er voll ist (--memory GIB)
sources-since = Im Speicher seit { $from }; aus der Aufzeichnung seit { $back }
sources-gone = Was vor { $from } war, ist nicht mehr im Speicher; eine Aufzeichnung würde es behalten
sources-kb = { $size } kB
sources-mb = { $size } MB
sources-gb = { $size } GB
sources-not-recorded = Nicht aufgezeichnet; --record FOLDER tut das
sources-folder = Nicht aufgezeichnet. Ordner für eine Aufzeichnung dessen, was ab dann eintrifft
sources-record = Aufzeichnen
sources-record-hint = Schreibt auf, was eintrifft, bevor es gezeigt wird
sources-recorded = Aufgezeichnet: { $events ->
    [one] { $events } Ereignis
   *[other] { $events } Ereignisse
}, { $segments ->
    [one] { $segments } versiegeltes Segment
   *[other] { $segments } versiegelte Segmente
}
sources-before = davon { $count } schon vorher im Ordner
sources-missing = ⚠ { $count ->
    [one] { $count } Segment der Aufzeichnung fehlt
   *[other] { $count } Segmente der Aufzeichnung fehlen
}, das erste: { $first }
sources-record-end = Aufzeichnung beenden
sources-kind = Art
sources-where = Wo
sources-user = Benutzer, falls verlangt
sources-password = Passwort
sources-try = Ausprobieren
sources-try-hint = Liest sie kurz, neben dem Bild
sources-add = Hinzufügen
sources-trial-odd = etwas, das kein Ereignis ist
sources-trial-events = ✔ { $events ->
    [one] { $events } Ereignis
   *[other] { $events } Ereignisse
}, das erste: { $first }
sources-trial-told = ⚠ Sie meldete { $first }
sources-trial-silent = Sie ist da; seit { $secs } s nichts gemeldet
sources-trial-waiting = { $state } … { $secs } s
sources-silent = Von ihr ist nichts mehr zu hören: was sie gemeldet hat, ist veraltet
sources-events = { $events ->
    [one] { $events } Ereignis
   *[other] { $events } Ereignisse
}, { $rate } je Sekunde
sources-watermark = Gemeldet bis { $time }
sources-watermark-hint = Ihre Wassermarke: Was vorher geschah, sollte hier sein
sources-last = Letztes Ereignis: { $time }
sources-clock-ahead = Ihre Uhr geht unserer um { $lag } vor
sources-lag = Sie meldet, was vor { $lag } war, oder ihre Uhr geht so weit nach
sources-way = Ereignisse brauchen { $secs } s bis hierher
sources-skew-ahead = Ihre Uhr geht den anderen Quellen um { $apart } vor, wenn ihr Weg hierher gleich lang ist
sources-skew-behind = Ihre Uhr geht den anderen Quellen um { $apart } nach, wenn ihr Weg hierher gleich lang ist
sources-said = Der Absender sagt: { $said }
sources-waiting = { $count ->
    [one] { $count } wartet
   *[other] { $count } warten
} beim Server
sources-duplicates = { $count ->
    [one] { $count } kam noch einmal und wurde weggelassen
   *[other] { $count } kamen noch einmal und wurden weggelassen
}
sources-late = { $count ->
    [one] { $count } kam
   *[other] { $count } kamen
}, nachdem das Livebild diesen Zeitpunkt gezeigt hatte
sources-forgotten = { $count } weggelassen: worum es geht, ist nicht mehr im Speicher
sources-dropped = { $count } verworfen, es war kein Platz dafür
sources-dropped-broker = { $count } vom Broker verworfen, von allem, was er an irgendwen sendet
sources-bad = { $count } unlesbar
sources-lost = { $count }-mal verloren
