# The first start: three doors.
welcome-question = This is the hub on its opening day. Where would you like to begin?
welcome-tour = Take the tour
welcome-tour-words = The story of the hub, in thirteen stops
welcome-lesson = Take a lesson
welcome-lesson-words = Find your way, and be asked
welcome-incident = See an incident
welcome-incident-words = A sorter jams: what, why, and what it brought about
welcome-alone = Look around by myself
welcome-alone-key = Esc
welcome-key = Key { $key }
