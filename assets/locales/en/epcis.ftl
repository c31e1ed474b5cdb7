# What is odd in EPCIS.
epcis-late-context = expected "@context" above the events, found it behind { $many } of them
epcis-late-context-hint = What its prefixes stand for is not known of their extensions; put it at the beginning of the document
epcis-document = an EPCIS document with an epcisBody, an event, or an array of events
epcis-other-json = other JSON
epcis-of-event = event { $number } of the document: { $why }
epcis-skipped-time = The event was skipped; eventTime is ISO 8601 with an offset or Z
epcis-no-time = expected the field eventTime as text, found { $found }
epcis-no-time-hint = The event was skipped; every EPCIS event has an eventTime
epcis-action = expected the action ADD, OBSERVE or DELETE, found { $action }
epcis-action-hint = The event was skipped: what it did to the objects is not known
epcis-field-time = field eventTime: { $error }
epcis-type-hint = The event was skipped; EPCIS 2.0 has Object, Aggregation, Association, Transaction and Transformation events
epcis-type = expected a type of event, found { $kind }
epcis-nothing = expected objects (epcList, quantityList, parentID) or a sensor, found none
epcis-nothing-hint = Nothing of the event was taken: there is nothing that it happens to
epcis-no-children = expected childEPCs, found none, which means all children
epcis-no-children-hint = Only what is said of the parent was taken: who the children are is not told here; name them
epcis-at-once-hint = Only what is said of the parent was taken: the children are put there at the same instant, at which putting in counts last; tell a later eventTime
epcis-most-said = expected at most { $most } bytes of extensions for all objects together, found more
epcis-most-said-hint = They are kept with the first objects of the event, and not with the others
epcis-no-declaration = expected an eventID and an epcList with the errorDeclaration, found none
epcis-no-declaration-hint = The declaration was skipped: nobody knows of which event it is
epcis-master = expected master data of objects and places, found { $others ->
        [one] { $others } vocabulary element of others
       *[other] { $others } vocabulary elements of others
    }
epcis-master-hint = They are not used: nothing happens to what they describe
epcis-own = expected the members of an event in the field { $field }, found { $found }
epcis-own-hint = The event was skipped; docs/events.md shows what each event looks like
epcis-most-values = expected at most { $most } values of sensors for all objects together, found more
epcis-most-values-hint = They are told of the first object of the event, and not of the others
epcis-no-report = expected a sensorReport in the sensor element, found none
epcis-no-report-hint = The element was skipped; a sensorReport says what was measured
epcis-no-device = expected objects, a deviceID or a readPoint with a sensor report, found none
epcis-no-device-hint = The report was skipped: nobody knows what measured
epcis-no-value = expected a value in the sensor report of { $quantity }, found none that can be read
epcis-no-value-hint = The report was skipped; the field value of a sensorReport is a number
epcis-field = field { $field }: { $error }
epcis-sensor-time-hint = The report was skipped; a time is ISO 8601 with an offset or Z
epcis-with-events = an EPCIS document with events
epcis-any = a document, an event or an array of events
epcis-untold = expected ids that tell what their objects are, found { $count ->
        [one] { $count } that does not: { $first }
       *[other] { $count } that do not, { $first } the first of them
    }
epcis-untold-hint = They are taken for parcels; SSCC, SGTIN, GRAI and GIAI tell what they are, and so do names such as DOLLY-1
