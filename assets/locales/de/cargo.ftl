cargo-no-waybill = erwartet: ein Luftfrachtbrief wie 020-12345675LGGJFK/T1K100; gefunden: { $token }
cargo-part-skipped = Dieser Teil wurde übersprungen
cargo-ulds-for-statuses = erwartet: Status; gefunden: die ULDs von { $waybill }: { $ulds }
cargo-nothing-loaded = Welches Stück in welchem liegt, ist nicht gesagt; darum wurde nichts verladen
cargo-no-status = erwartet: ein Status wie RCF; gefunden: { $word }
cargo-status-skipped = Der Status wurde übersprungen
cargo-no-line = erwartet: eine Zeile einer Nachricht wie RCF/LH400/16OCT1615/LGG; gefunden: { $token }
cargo-line-skipped = Die Zeile wurde übersprungen
cargo-no-day = erwartet: ein Status mit einem Tag wie DEP/LH400/16OCT1615/LGGJFK; gefunden: { $token }
cargo-found-no-day = { $token } in Zeile { $line }, ohne Tag wie 16OCT; ergänzen Sie ihn
cargo-found-no-status = { $word } in Zeile { $line }, kein Status wie RCF; nennen Sie einen
cargo-only-waybills = Luftfrachtbriefe ohne Ausstellungstag (ISU), die keinen Zeitpunkt nennen; öffnen Sie deren Statusmeldungen (FSU)
cargo-imp = Cargo-IMP-Nachrichten mit Status oder Luftfrachtbriefe mit Ausstellungstag
cargo-no-year = erwartet: Jahr und Zeitversatz bei jeder Zeit; keines von beiden gefunden, denn Cargo-IMP hat sie nicht
cargo-latest-years = Als Jahr gilt das letzte, in dem nichts in der Zukunft liegt, auch nicht nach der Uhr, die am weitesten vorgeht (UTC+14); die Zeiten gelten als UTC
cargo-clockless = erwartet: eine Uhrzeit bei jedem Status; { $clockless ->
        [one] { $clockless } hat nur einen Tag
       *[other] { $clockless } haben nur einen Tag
    }
cargo-from-midnight = Sie gelten für den Beginn des Tages
cargo-neither-issue-nor-status = Luftfrachtbrief { $waybill }: erwartet: ein Ausstellungstag (ISU) oder ein Status; keines von beiden gefunden
cargo-left-out = Er wurde weggelassen; ein Luftfrachtbrief allein nennt keinen Zeitpunkt
cargo-no-issue = Luftfrachtbrief { $waybill }: erwartet: ein Ausstellungstag (ISU); fehlt
cargo-since-first-status = Die Sendung gilt seit ihrem ersten Status als in ihren ULDs
cargo-in-several = Luftfrachtbrief { $waybill }: in einem ULD erwartet, gefunden in { $ulds }
cargo-in-none = Die ULDs sind da, und die Sendung ist in keinem: welches Stück in welchem liegt, ist nicht gesagt
cargo-xml = eine Cargo-XML-Nachricht mit einem MasterConsignment
cargo-none-in = keiner in { $root }
cargo-no-number = erwartet: die Nummer eines Luftfrachtbriefs; fehlt
cargo-consignment-skipped = Die Sendung wurde übersprungen
cargo-divided = Luftfrachtbrief { $id }: in einem ULD erwartet, auf { $many } verteilt gefunden
cargo-divided-hint = Die ULDs sind da, und die Sendung ist in keinem: ihre Teile haben keine eigenen Namen
cargo-no-instant = Luftfrachtbrief { $id }: erwartet: ein Status oder die Zeit der Nachricht; keines von beiden gefunden
cargo-no-code = erwartet: der Code eines Status (ReasonCode); fehlt
cargo-skipped = Übersprungen
cargo-no-occurrence = Status { $code } von { $waybill }: erwartet: ein OccurrenceDateTime; gefunden: { $found }
cargo-status-iso = Der Status wurde übersprungen; Zeiten sind ISO 8601 mit Zeitversatz oder Z
cargo-departs-elsewhere = Status DEP von { $waybill }: am Ursprungsort { $origin } erwartet, gefunden an { $place }
cargo-place-taken = Es gilt der Ort des Status; eine Sendung kann auch von dort abgehen, wohin sie umgeladen wurde
cargo-no-schedule = Plan { $code } von { $waybill }: erwartet: ein ScheduledOccurrenceDateTime; gefunden: { $found }
cargo-plan-skipped = Der Plan wurde übersprungen; Zeiten sind ISO 8601 mit Zeitversatz oder Z
cargo-midnights = erwartet: eine Uhrzeit bei jedem geplanten Abflug und jeder geplanten Ankunft; { $midnights ->
        [one] { $midnights } liegt auf Mitternacht
       *[other] { $midnights } liegen auf Mitternacht
    }
cargo-as-written = Sie gelten, wie sie dastehen; Frachtbriefe nennen so oft nur einen Tag
