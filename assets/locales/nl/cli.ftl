
cli-last-hour = laatste 60 min
cli-so-far = tot nu toe
cli-cases = gevallen
cli-head = { $layout } om { $clock }
cli-part = Dit logboek is een deel van een ander, vanaf { $since }: wat eerder was telt niet mee.
cli-in-plan = , { $share } % binnen plan
cli-spread = (p90 { $p90 }, max. { $most }{ $within })
cli-since-midnight = sinds middernacht
cli-since = sinds { $since }, waar dit deel van een logboek begint
cli-leg = { $leg }: { $many ->
        [one] 1 voertuig
       *[other] { $many } voertuigen
    }{ $rest }
cli-leg-rest = , { $tonnes } t{ $assumed }, { $activity } t·km, { $kg } kg CO2e
cli-leg-assumed = , waarvan { $tonnes } t aangenomen
cli-elsewhere = { $many ->
        [one] 1 voertuig kwam van of vertrok naar een plek die geen verbinding is.
       *[other] { $many } voertuigen kwamen van of vertrokken naar een plek die geen verbinding is.
    }
cli-not-over = niet voorbij
cli-incident = { $label }: { $sentence }
cli-because = door { $number }: { $sentence }
cli-likely-because = waarschijnlijk door { $number }: { $sentence }
cli-delayed = { $many ->
        [one] 1 mijlpaal vertraagd: { $name }, { $milestone }, met { $late }
       *[other] { $many } mijlpalen van { $things ->
            [one] één object
           *[other] { $things } objecten
        } vertraagd, het meest: { $name }, { $milestone }, met { $late }
    }
cli-no-rules = Geen incidenten: er zijn geen regels, en zonder regel voor alarmen wordt er geen verteld
cli-none = Geen incidenten: elke regel is geprobeerd, en er was geen alarm
cli-none-without-alarms = Geen incidenten: elke regel is geprobeerd; geen ervan zoekt alarmen
cli-in-and-out = verwacht: bestanden om te lezen en een om te schrijven; één naam gevonden; hubscope convert IN... OUT
cli-again = { $again ->
        [one] { $again } gebeurtenis kwam meer dan eens voor en is één keer geschreven.
       *[other] { $again } gebeurtenissen kwamen meer dan eens voor en zijn één keer geschreven.
    }
cli-earlier = { $earlier ->
        [one] { $earlier } eerdere gebeurtenis zit erbij: ze zegt wat er is wanneer het begint.
       *[other] { $earlier } eerdere gebeurtenissen zitten erbij: ze zeggen wat er is wanneer het begint.
    }
cli-wrote = { $events ->
        [one] { $events } gebeurtenis
       *[other] { $events } gebeurtenissen
    } geschreven naar { $path }.
cli-not-in-format = niet in dit formaat: { $what } ({ $count })
cli-check-lists = `hubscope check` somt ze allemaal op
cli-no-events-sent = { $lines ->
        [one] { $lines } regel is geen gebeurtenis en wordt niet verzonden: { $first }
       *[other] { $lines } regels zijn geen gebeurtenissen en worden niet verzonden; de eerste: { $first }
    }
cli-waiting = Wacht tot iemand verbinding maakt met { $to }.
cli-sent = { $sent ->
        [one] { $sent } gebeurtenis
       *[other] { $sent } gebeurtenissen
    } verzonden naar { $to }.
cli-film-bar = {"{"}wide_bar{"}"} {"{"}pos{"}"} van {"{"}len{"}"} beelden, nog {"{"}eta{"}"}
cli-filmed = { $path } geschreven: { $count ->
        [one] { $count } beeld
       *[other] { $count } beelden
    } van { $width }x{ $height }, { $secs } s
cli-events-span = { $events ->
        [one] { $events } gebeurtenis
       *[other] { $events } gebeurtenissen
    } van { $from } tot { $until } ({ $long })
cli-without-names = , zonder namen
cli-share-file = een deelbestand dat opent op { $at }{ $names }
cli-places-late = { $places ->
        [one] { $places } plaats
       *[other] { $places } plaatsen
    }, { $late ->
        [one] { $late } late gebeurtenis
       *[other] { $late } late gebeurtenissen
    }, { $duplicates } dubbele, { $issues ->
        [one] { $issues } opmerkelijkheid
       *[other] { $issues } opmerkelijkheden
    }
cli-window-closed = het venster is gesloten door een fout van het grafische stuurprogramma
cli-of-share-file = { $part } van het deelbestand
cli-torn = De opname eindigde midden in een regel; { $torn ->
        [one] de laatste byte is weggelaten, alles ervoor is er.
       *[other] de laatste { $torn } bytes zijn weggelaten, alles ervoor is er.
    }
cli-segment-missing = Verwacht: het segment { $file } van de opname; niet gevonden: de gebeurtenissen erin ontbreken. Neem het van een kopie.
cli-recording-state = { $events ->
        [one] { $events } gebeurtenis
       *[other] { $events } gebeurtenissen
    }, { $sources }
cli-dropped = { $source }: geen plaats voor { $count ->
        [one] { $count } bericht; het ontbreekt
       *[other] { $count } berichten; ze ontbreken
    }
cli-dropped-broker = { $source }: { $count ->
        [one] { $count } bericht dat de broker liet vallen, van alles wat hij aan wie dan ook stuurt; het ontbreekt
       *[other] { $count } berichten die de broker liet vallen, van alles wat hij aan wie dan ook stuurt; ze ontbreken
    }
cli-nobody-there = er was niemand
cli-kept-aside = { $messages ->
        [one] { $messages } bericht was geen gebeurtenis en staat in { $path }: { $first }
       *[other] { $messages } berichten waren geen gebeurtenissen en staan in { $path }; het eerste: { $first }
    }
cli-held-before = , waarin er al { $before ->
        [one] { $before } stond
       *[other] { $before } stonden
    }
cli-recorded = { $new ->
        [one] { $new } gebeurtenis
       *[other] { $new } gebeurtenissen
    } opgenomen in { $folder }{ $before }.
cli-there-again = er weer; wat intussen verzonden is, ontbreekt als niemand het bewaarde
cli-lost = verloren, nieuwe poging: { $reason }
cli-unregistered = Links worden niet meer door dit programma geopend.
cli-registered = { $path } geschreven: hubscope://-links openen in { $program }.{ $more }
cli-desktop-untold = {" "}Het bureaublad kon het niet horen (xdg-mime is er niet); het vraagt misschien één keer welk programma te nemen.
cli-reported = { $path } geschreven: { $label }, { $sentence }
cli-log-lost = het logboek ging verloren terwijl het getekend werd
cli-groups = { $groups ->
        [one] { $groups } groep
       *[other] { $groups } groepen
    } geschreven naar { $path }.
cli-shared = { $events ->
        [one] { $events } gebeurtenis
       *[other] { $events } gebeurtenissen
    } geschreven naar { $out }, { $kib } KiB{ $redacted }; hubscope { $out } opent het.
cli-costs = { $draws ->
        [one] { $draws } tekenopdracht
       *[other] { $draws } tekenopdrachten
    }, { $triangles ->
        [one] { $triangles } driehoek
       *[other] { $triangles } driehoeken
    }
cli-unpacked = het beeld kon niet ingepakt worden: { $reason }
cli-objects-at = { $objects ->
        [one] { $objects } object
       *[other] { $objects } objecten
    } om { $time }
cli-held = , geblokkeerd
cli-at = op { $place }
cli-from-to = van { $from } naar { $to }
cli-on-the-way = onderweg naar { $to }
cli-in = in { $parent }
cli-unplaced = niemand zei waar
cli-learned-later = {" "} (gemeld { $later } later)
cli-taken-back = {" "} (ingetrokken)
cli-open-without = kon { $path } niet schrijven: { $error }; open het zonder
cli-no-display = Er is geen scherm (DISPLAY en WAYLAND_DISPLAY zijn niet ingesteld, of er antwoordt niets), daarom wordt het eerste beeld naar { $path } geschreven.
cli-see-window = Start Hubscope in een bureaubladsessie om het venster te zien, of in een virtuele: apt-get install xvfb, daarna xvfb-run hubscope.
cli-speed = verwacht: een snelheid van 0 tot 100000; gevonden: { $text }
cli-film-speed = verwacht: 0,1 tot 3600 seconden van de hub per seconde; gevonden: { $text }
cli-seconds = verwacht: 0 tot 3600 seconden; gevonden: { $text }
cli-gibibytes = verwacht: 0,0625 tot 4096 GiB geheugen; gevonden: { $text }
cli-above-zero = verwacht: een getal boven nul; gevonden: { $text }
cli-whole = verwacht: een geheel getal van { $least } tot { $most }; gevonden: { $text }
cli-number = verwacht: een getal; gevonden: { $text }
cli-date = verwacht: een datum zoals 2021-11-08; gevonden: { $text }
cli-size = verwacht: een grootte zoals 1280x720, elke zijde van 16 tot { $most } pixels; gevonden: { $text }
cli-word = verwacht: een woord van vier letters of meer, dat getypt wordt om te eindigen; gevonden: { $text }
cli-language = verwacht: een van { $known }; gevonden: { $code }
cli-window = verwacht: shift, day, of een duur zoals 8h of 1d12h; gevonden: { $text }
