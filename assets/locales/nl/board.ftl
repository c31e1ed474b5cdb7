board-title = Cijfers
board-figures = Kerncijfers
board-lanes = Banen
board-measured = Metingen
board-environment = Milieu
board-hour = 60 min
board-hour-hint = Het uur vóór de afspeelkop
board-eight-hours = 8 u
board-eight-hours-hint = De acht uur vóór de afspeelkop
board-full-day = 24 u
board-full-day-hint = De 24 uur vóór de afspeelkop
board-shift = Ploeg
board-shift-hint = Sinds de huidige ploeg begon; de uren staan in de scène
board-day = Dag
board-day-hint = Sinds middernacht op de klok van de hub
board-loop = Lus
board-loop-hint = Het deel van het logboek dat in een lus speelt; sleep met Shift over de tijdlijn
board-csv-hint = Wat hieronder staat, om in een tabel te plakken
board-span-hint = Periode van de cijfers; momentwaarden gelden voor het einde ervan
board-no-log = Er is nog geen logboek
board-all-directions = Alle richtingen
board-pinned = Vastgemaakt
board-pin = Bovenaan vastmaken
board-earlier = Naar voren
board-later = Naar achteren
board-unpin = Losmaken
board-card = { $name }: { $value }
board-card-judged = { $name }: { $value }, { $verdict }
board-good = zoals gewenst
board-bad = niet zoals gewenst
board-card-hint = Sleep de kaart naar voren, of klik rechts
board-about =
    { $definition }.
    { $many ->
        [one] { $many } geval
       *[other] { $many } gevallen
    }. Bron: { $source }
board-definition = { $definition }.
board-source = Bron: { $source }
board-wanted = Gewenst: { $wanted }
board-at-most = hoogstens { $value }
board-at-least = minstens { $value }
board-tolerance = { $minutes } min is nog op tijd
board-join = {"; "}
board-back = ⬅ Alle cijfers
board-lengths = p90 { $p90 }, langste { $most } min
board-lengths-within = p90 { $p90 }, langste { $most } min, { $share } % binnen plan
board-no-case = Geen geval
board-cases =
    { $many ->
        [one] { $many } geval; klik om erheen te gaan
       *[other] { $many } gevallen; klik om naar een ervan te gaan
    }
board-cases-of =
    { $many ->
        [one] { $many } geval van { $from } tot { $until }; klik om erheen te gaan
       *[other] { $many } gevallen van { $from } tot { $until }; klik om naar een ervan te gaan
    }
board-now = nu
board-case = { $name }  { $from } – { $until }  ({ $minutes } min)
board-case-amount = { $name }: { $amount }
board-nothing = Niets in dit logboek vertelt erover
