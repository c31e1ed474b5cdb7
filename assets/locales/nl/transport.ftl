transport-start = Naar het begin (Home)
transport-previous = Vorige gebeurtenis (,)
transport-pause = Pauzeren
transport-play = Afspelen
transport-next = Volgende gebeurtenis (.)
transport-end = Naar het einde (End)
transport-forwards = Vooruit afspelen (J)
transport-backwards = Achteruit afspelen (J)
transport-loop-stop = Niet meer herhalen (L)
transport-loop = Een half uur rond dit moment herhalen (L)
transport-speed = Snelheid (+ en -)
transport-unheard = ⚠ LIVE, niets gehoord
transport-unheard-hint = Geen enkele bron meldt iets: dit is wat het laatst bekend was (Bronnen)
transport-live = ⏺ LIVE
transport-live-hint = Nu, voor zover de bronnen hebben gemeld
transport-replay = ⏴ HERHALING, { $behind } achter
transport-replay-hint = Wat was; live loopt door. Terug naar nu (End)
transport-to-live = Live
transport-rec-stopped = ⚠ REC gestopt
transport-rec = ⏺ REC
transport-rec-hint =
    { $events ->
        [one] { $events } gebeurtenis staat op schijf (Bronnen)
       *[other] { $events } gebeurtenissen staan op schijf (Bronnen)
    }
transport-known = Zoals bekend
transport-known-then = Zoals toen bekend
transport-known-differing = Zoals toen bekend: { $count } ≠
transport-known-hint = De hub tonen zoals hij toen bekend was, zonder wat later bleek; ≠ telt wat anders was (I)
transport-known-button = Zoals het toen bekend was
transport-field = Naar 14:05 of +3h
transport-field-hint = Typ een tijd en druk op Enter
transport-no-such-time = Die tijd bestaat niet
transport-no-time = Geen tijdstip
