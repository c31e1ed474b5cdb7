fault-at = regel { $line }: { $brief }; { $advice }
fault-no-title = de les heeft geen titel
fault-no-brief = de les heeft geen inleiding
fault-say-it = zeg het in een zin of twee
fault-no-id = de les heeft geen id
fault-give-id = geef ze een woord dat geen andere les heeft
fault-pass = er is { $percent } procent nodig om te slagen
fault-1-to-100 = verwacht: 1 tot 100
fault-no-tasks = de les heeft geen taken
fault-add-one = voeg er een toe
fault-task-at = taak { $number } staat op { $at }: { $error }
fault-write-time = schrijf 12:30, +3h, of RFC 3339
fault-no-ask = taak { $number } vraagt niets
fault-say-what = zeg wat er te doen is
fault-no-why = taak { $number } zegt niet waarom
fault-say-why = zeg waarom het antwoord juist is
fault-no-points = taak { $number } is niets waard
fault-give-points = geef ze 1 punt of meer
fault-lasts = taak { $number } duurt { $secs } s
fault-5-to-3600 = verwacht: 5 tot 3600
fault-speed = taak { $number } heeft de snelheid { $speed }
fault-speed-range = verwacht: 0,1 tot 3600 seconden van de hub per seconde
fault-wordless-hint = taak { $number } heeft een hint zonder woorden
fault-say-something = zeg iets
fault-hints-cost = de hints van taak { $number } kosten { $costs } punten, en de taak is er { $points } waard
fault-cost-less = laat ze niet meer kosten dan er is
fault-follows-nothing = taak { $number } volgt het gekozen object en kiest er geen
fault-add-select = voeg select: Some("…") toe
fault-no-places = taak { $number } vraagt naar geen enkele plaats
fault-name-one = noem er een
fault-no-such = taak { $number } vraagt een object van een soort die er op dat tijdstip niet is
fault-other-sort = vraag een andere soort, of op een ander tijdstip
fault-no-moment = taak { $number } vraagt een tijdstip van { $of } dat het logboek niet meldt
fault-history = hubscope history vertelt wat er met een object gebeurt
fault-choices = taak { $number } heeft { $choices ->
        [one] { $choices } keuze
       *[other] { $choices } keuzes
    }, waarvan { $right } juist
fault-two-choices = verwacht: twee of meer met woorden, minstens één met right: true
fault-order-few = taak { $number } zet { $many ->
        [one] { $many } ding
       *[other] { $many } dingen
    } op volgorde
fault-order-three = verwacht: drie of meer, elk met woorden
fault-order-twice = taak { $number } zet hetzelfde ding twee keer op volgorde
fault-name-once = niemand kan ze uit elkaar houden; noem elk één keer
fault-figure-nothing = taak { $number } vraagt het cijfer { $id }, dat op dat tijdstip geen waarde heeft
fault-other-figure = vraag een ander, of op een ander tijdstip
fault-within = taak { $task } staat een afwijking van { $within } toe
fault-above-zero = verwacht: meer dan 0
fault-no-view = taak { $task } noemt het zicht { $found }, dat geen zicht van de scène is
fault-no-place = taak { $task } noemt de plaats { $found }, die geen plaats van de scène is
fault-no-object = taak { $task } noemt het object { $found }, dat geen object van haar logboek is
fault-no-figure = taak { $task } noemt het cijfer { $found }, dat geen kerncijfer is
fault-name-view = noem een zicht dat de scène heeft
fault-name-place = noem een plaats die de scène heeft
fault-name-object = noem een object dat in haar logboek staat
fault-name-figure = noem een kerncijfer dat er is
fault-syntax = verwacht: een les zoals in scenes/lessons; gevonden op regel { $line }, kolom { $column }: { $reason }
