# What happens on the line to a live source, and to whom a log is sent.
stream-nats-no-stream = the server has no stream { $wanted } for us: { $error }
stream-broke-off = the connection to the server broke off
stream-server-ended = the server ended the stream
stream-lost = { $lost ->
        [one] { $lost } message was lost on the line; it is asked for again
       *[other] { $lost } messages were lost on the line; they are asked for again
    }
stream-nats-unkept = the server does not keep what it is sent
stream-over = the connection is over
stream-broker-silent = the broker does not answer
stream-broker-unsure = the broker does not say that it has everything
stream-one-topic = events are sent to one topic, without the wildcards + and #
stream-no-outlet = this is nothing that a log can be sent to
stream-certificates = expected certificates (PEM) in { $path }, found this: { $error }
stream-closed = the other side closed the connection
stream-one-broke-off = a connection broke off: { $error }
stream-refused = a connection was refused: { $error }
stream-unreadable = nothing can be read from there
stream-no-address = the host has no address
stream-no-unix = this system has no Unix sockets; use tcp://
stream-no-websocket = the server did not agree to a WebSocket: { $error }
stream-no-answer = the other side answers no more
stream-envelopes = expected events, found envelopes in envelopes
stream-cloud-text = expected JSON in the data of a CloudEvent, found other text
stream-cloud-without = expected a CloudEvent with data that is JSON, found one without
stream-serves = { $address } is where `hubscope feed` serves events; to read them from there, name ws://HOST:PORT/
