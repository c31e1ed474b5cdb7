cargo-no-waybill = verwacht: een luchtvrachtbrief zoals 020-12345675LGGJFK/T1K100; gevonden: { $token }
cargo-part-skipped = Dit deel is overgeslagen
cargo-ulds-for-statuses = verwacht: statussen; gevonden: de ULD’s van { $waybill }: { $ulds }
cargo-nothing-loaded = Welk stuk in welke zit, is niet vermeld; er is dus niets geladen
cargo-no-status = verwacht: een status zoals RCF; gevonden: { $word }
cargo-status-skipped = De status is overgeslagen
cargo-no-line = verwacht: een regel van een bericht zoals RCF/LH400/16OCT1615/LGG; gevonden: { $token }
cargo-line-skipped = De regel is overgeslagen
cargo-no-day = verwacht: een status met een dag, zoals DEP/LH400/16OCT1615/LGGJFK; gevonden: { $token }
cargo-found-no-day = { $token } op regel { $line }, zonder dag zoals 16OCT; vul die in
cargo-found-no-status = { $word } op regel { $line }, geen status zoals RCF; vul er een in
cargo-only-waybills = luchtvrachtbrieven zonder dag van uitgifte (ISU), die geen tijdstip noemen; open de statusberichten (FSU) ervan
cargo-imp = Cargo-IMP-berichten met statussen, of luchtvrachtbrieven met een dag van uitgifte
cargo-no-year = verwacht: een jaar en een tijdsverschil bij elke tijd; geen van beide gevonden, want Cargo-IMP heeft ze niet
cargo-latest-years = De jaren zijn de laatste waarin niets in de toekomst ligt, zelfs volgens de klok die het verst voorloopt (UTC+14); de tijden gelden als UTC
cargo-clockless = verwacht: een tijd van de dag bij elke status; { $clockless ->
        [one] { $clockless } heeft alleen een dag
       *[other] { $clockless } hebben alleen een dag
    }
cargo-from-midnight = Ze gelden voor het begin van de dag
cargo-neither-issue-nor-status = vrachtbrief { $waybill }: verwacht: een dag van uitgifte (ISU) of een status ervan; geen van beide gevonden
cargo-left-out = Hij is weggelaten; een vrachtbrief alleen noemt geen tijdstip
cargo-no-issue = vrachtbrief { $waybill }: verwacht: een dag van uitgifte (ISU); ontbreekt
cargo-since-first-status = De zending geldt als in haar ULD’s sinds haar eerste status
cargo-in-several = vrachtbrief { $waybill }: verwacht in één ULD, gevonden in { $ulds }
cargo-in-none = De ULD’s zijn er, en de zending zit in geen ervan: welk stuk in welke zit, is niet vermeld
cargo-xml = een Cargo-XML-bericht met een MasterConsignment
cargo-none-in = geen in { $root }
cargo-no-number = verwacht: het nummer van een luchtvrachtbrief; ontbreekt
cargo-consignment-skipped = De zending is overgeslagen
cargo-divided = vrachtbrief { $id }: verwacht in één ULD, gevonden verdeeld over { $many }
cargo-divided-hint = De ULD’s zijn er, en de zending zit in geen ervan: haar delen hebben geen eigen naam
cargo-no-instant = vrachtbrief { $id }: verwacht: een status of de tijd van het bericht; geen van beide gevonden
cargo-no-code = verwacht: de code van een status (ReasonCode); ontbreekt
cargo-skipped = Overgeslagen
cargo-no-occurrence = status { $code } van { $waybill }: verwacht: een OccurrenceDateTime; gevonden: { $found }
cargo-status-iso = De status is overgeslagen; tijden zijn ISO 8601 met een tijdsverschil of Z
cargo-departs-elsewhere = status DEP van { $waybill }: verwacht op de plaats van oorsprong { $origin }, gevonden op { $place }
cargo-place-taken = De plaats van de status is aangehouden; een zending kan ook vertrekken van waar ze is overgebracht
cargo-no-schedule = planning { $code } van { $waybill }: verwacht: een ScheduledOccurrenceDateTime; gevonden: { $found }
cargo-plan-skipped = De planning is overgeslagen; tijden zijn ISO 8601 met een tijdsverschil of Z
cargo-midnights = verwacht: een tijd van de dag bij elk gepland vertrek en elke geplande aankomst; { $midnights ->
        [one] { $midnights } staat op middernacht
       *[other] { $midnights } staan op middernacht
    }
cargo-as-written = Ze gelden zoals ze er staan; vrachtbrieven noemen zo vaak alleen een dag
