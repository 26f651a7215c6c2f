# Rules of registration for one class, set by librarians.
course-rules-button = ⚙️ Rules of the class
course-rules =
    ⚙️ <b>Rules of { $course }</b>

    An offered seat is held for <b>{ $hours ->
        [one] one hour
       *[other] { $hours } hours
    }</b>, less close to the class. Nights do not count.
    { $asked ->
        [none] “Are you coming?” is <b>not asked</b>, and no seat is given away.
       *[other] “Are you coming?” is asked <b>two days before, { $asked }</b>.
    }{ $released ->
        [hidden] {""}
        [none] {""}
        Seats of those who say nothing are <b>not given away</b>.
       *[other] {""}
        When people wait, seats of those who say nothing are given away <b>the day before, { $released }</b>.
    }

    Tap to change. This holds for all meetings of this class, and residents are told when they register.
course-rules-hours = { $chosen ->
    [yes] ✅{" "}
   *[no] {""}
}{ $hours } h
course-rules-ask = { $chosen ->
    [yes] ✅{" "}
   *[no] {""}
}{ $time ->
    [none] Do not ask
   *[other] Ask { $time }
}
course-rules-release = { $chosen ->
    [yes] ✅{" "}
   *[no] {""}
}{ $time ->
    [none] Keep seats
   *[other] Give { $time }
}
course-rules-usual-button = ↩️ Usual rules
course-rules-saved = The rules are changed.
