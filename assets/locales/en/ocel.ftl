# What is odd in logs of objects and cases: OCEL, XES, ONE Record, MCAP.
ocel-objects-and-events = a log with objects and events
ocel-of-event = event { $id }: { $error }
ocel-time-hint = The event was skipped; the time of an event is ISO 8601
ocel-skipped = It was skipped
ocel-with-events = an object-centric event log with events
ocel-alone = expected every event to name objects, found { $many ->
        [one] { $many } that names none
       *[other] { $many } that name none
    }
ocel-alone-hint = They are left out: there is nothing that they happen to
ocel-undeclared = { $count ->
        [one] { $count } object in them that is not declared
       *[other] { $count } objects in them that are not declared
    }
ocel-undeclared-hint = They enter when they are first told of, as things of which nothing else is known
ocel-eventless = { $count ->
        [one] { $count } object that takes part in none
       *[other] { $count } objects that take part in none
    }
ocel-eventless-hint = They are left out: nobody tells when they were there
ocel-timeless = { $count ->
        [one] { $count } attribute with no time that can be read
       *[other] { $count } attributes with no time that can be read
    }
ocel-timeless-hint = They are taken to have been so from the beginning
ocel-also = expected events and the objects of them, found also { $what }
ocel-no-tables = a database without tables
ocel-only = only { $names }
ocel-tables = the tables of OCEL 2.0: event_map_type, object_map_type, event_object and one for each type
ocel-export = { $found }; export the events as a table (CSV) or as OCEL 2.0
ocel-traces = a log with traces or events
ocel-case-time = event of { $case }: expected time:timestamp in ISO 8601, found { $found }
ocel-event-skipped = The event was skipped
ocel-case-name = event of { $case }: expected concept:name, found none
ocel-case-name-hint = The event was skipped; the name of an event is what happened
ocel-no-type = objects without a type (@type); open the file that tells their LogisticsEvents
ocel-one-record = ONE Record with LogisticsEvents
ocel-other-without = { $other } without any; open the events that belong to it
ocel-of-document = event { $event } of the document: { $brief }
ocel-without-id = without an id
ocel-of-action = { $name } { $id }: { $brief }
ocel-action-skipped = What it tells was skipped
ocel-event-date = expected the field eventDate, found none
ocel-event-code = expected the field eventCode with a code, found none
ocel-event-for = expected the field eventFor, found none, and the event's own @id does not tell
ocel-action-time = expected an actionStartTime or actionEndTime, found none
ocel-action-objects = expected the objects that it is done with, found none
ocel-record-length = a record claims to be { $length } bytes long
ocel-chunk-length = a chunk of { $length } bytes claims to unpack to { $unpacked }
ocel-channel-cut = a channel whose name is cut off
ocel-message-cut = a message that is cut off
ocel-unknown-channel = a message of a channel that nobody told of
ocel-next-message = expected another message, found this: { $error }
ocel-next-message-hint = The messages before it were read; the recording was cut off or changed
ocel-topic-json = expected JSON on { $topic }, found this: { $error }
ocel-encoding = expected JSON messages, found { $count } in the encoding { $encoding }
ocel-encoding-hint = They are left out; record those channels as JSON
ocel-json-messages = a recording with JSON messages (other encodings, such as cdr and protobuf, are to be recorded as JSON)
ocel-tells-nothing = none that tells of anything
ocel-silent = expected events, positions, numbers or words, found { $count ->
        [one] { $count } message
       *[other] { $count } messages
    } on { $topic } with none of them
ocel-wordy = expected words of at most 4 KiB, found { $count ->
        [one] { $count } message
       *[other] { $count } messages
    } on { $topic } with longer ones
ocel-wordy-hint = They are left out, as pictures and files are; what else those messages say was read
ocel-clockless = expected messages with the time at which they were recorded, found { $clockless } without
ocel-clockless-hint = They are told at the time at which they were published, or which they say themselves; look at the clock of the recorder
ocel-nanoseconds = expected times in nanoseconds, found some of 1970 that are of our days in { $unit }
ocel-nanoseconds-hint = They were read so; `hubscope convert` writes a recording that is right
ocel-microseconds = microseconds
ocel-milliseconds = milliseconds
ocel-seconds = seconds
