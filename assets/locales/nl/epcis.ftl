epcis-late-context = verwacht: "@context" boven de gebeurtenissen; gevonden na { $many } ervan
epcis-late-context-hint = Waar de voorvoegsels voor staan, is voor hun uitbreidingen niet bekend; zet het aan het begin van het document
epcis-document = een EPCIS-document met een epcisBody, een gebeurtenis of een lijst van gebeurtenissen
epcis-other-json = andere JSON
epcis-of-event = gebeurtenis { $number } van het document: { $why }
epcis-skipped-time = De gebeurtenis is overgeslagen; eventTime is ISO 8601 met een tijdsverschil of Z
epcis-no-time = verwacht: het veld eventTime als tekst; gevonden: { $found }
epcis-no-time-hint = De gebeurtenis is overgeslagen; elke EPCIS-gebeurtenis heeft een eventTime
epcis-action = verwacht: de actie ADD, OBSERVE of DELETE; gevonden: { $action }
epcis-action-hint = De gebeurtenis is overgeslagen: wat ze met de objecten deed, is niet bekend
epcis-field-time = veld eventTime: { $error }
epcis-type-hint = De gebeurtenis is overgeslagen; EPCIS 2.0 kent gebeurtenissen van de soorten Object, Aggregation, Association, Transaction en Transformation
epcis-type = verwacht: een soort gebeurtenis; gevonden: { $kind }
epcis-nothing = verwacht: objecten (epcList, quantityList, parentID) of een sensor; ontbreken
epcis-nothing-hint = Niets van de gebeurtenis is overgenomen: er is niets waarmee ze gebeurt
epcis-no-children = verwacht: childEPCs; ontbreken, wat alle kinderen betekent
epcis-no-children-hint = Alleen wat van de ouder gezegd is, is overgenomen: wie de kinderen zijn, staat hier niet; noem ze
epcis-at-once-hint = Alleen wat van de ouder gezegd is, is overgenomen: de kinderen komen er op hetzelfde ogenblik in, en van één ogenblik telt het inladen het laatst; meld een latere eventTime
epcis-most-said = verwacht: hoogstens { $most } bytes aan uitbreidingen voor alle objecten samen; het zijn er meer
epcis-most-said-hint = Ze zijn bewaard bij de eerste objecten van de gebeurtenis, niet bij de andere
epcis-no-declaration = verwacht: een eventID en een epcList bij de errorDeclaration; ontbreken
epcis-no-declaration-hint = De verklaring is overgeslagen: niemand weet bij welke gebeurtenis ze hoort
epcis-master = verwacht: stamgegevens van objecten en plaatsen; gevonden: { $others ->
        [one] { $others } vocabulaire-element van iets anders
       *[other] { $others } vocabulaire-elementen van iets anders
    }
epcis-master-hint = Ze worden niet gebruikt: er gebeurt niets met wat ze beschrijven
epcis-own = verwacht: de leden van een gebeurtenis in het veld { $field }; gevonden: { $found }
epcis-own-hint = De gebeurtenis is overgeslagen; docs/events.md toont hoe elke gebeurtenis eruitziet
epcis-most-values = verwacht: hoogstens { $most } sensorwaarden voor alle objecten samen; het zijn er meer
epcis-most-values-hint = Ze gelden voor het eerste object van de gebeurtenis, niet voor de andere
epcis-no-report = verwacht: een sensorReport in het sensorelement; ontbreekt
epcis-no-report-hint = Het element is overgeslagen; een sensorReport zegt wat er gemeten is
epcis-no-device = verwacht: objecten, een deviceID of een readPoint bij een sensormelding; ontbreken
epcis-no-device-hint = De melding is overgeslagen: niemand weet wat er gemeten heeft
epcis-no-value = verwacht: een waarde in de sensormelding van { $quantity }; geen leesbare gevonden
epcis-no-value-hint = De melding is overgeslagen; het veld value van een sensorReport is een getal
epcis-field = veld { $field }: { $error }
epcis-sensor-time-hint = De melding is overgeslagen; een tijd is ISO 8601 met een tijdsverschil of Z
epcis-with-events = een EPCIS-document met gebeurtenissen
epcis-any = een document, een gebeurtenis of een lijst van gebeurtenissen
epcis-untold = id’s verwacht die zeggen wat hun objecten zijn, gevonden: { $count ->
        [one] { $count } die dat niet zegt: { $first }
       *[other] { $count } die dat niet zeggen, { $first } als eerste
    }
epcis-untold-hint = Ze gelden als pakketten; SSCC, SGTIN, GRAI en GIAI zeggen wat ze zijn, en namen zoals DOLLY-1 ook
