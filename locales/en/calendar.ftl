calendar-button = 📅 Calendar
calendar-name = Classes at { $library }
calendar-filename = library-classes.ics
calendar-waiting = { $course } (waiting list)
calendar-description =
    Code: { $code }
    { $bring ->
        [none] {""}
       *[other]
        Bring: { $bring }
    }
calendar-file = 📅 Open this file to put <b>{ $course }</b> into your phone's calendar. It rings two hours before the start.
calendar-file-all = 📅 Open this file to put all your classes into your phone's calendar.
calendar-none = You have no registrations for a calendar yet. Look for a class with /jadwal.
calendar-off-button = 📅 Remove from calendar
calendar-off = 📅 Open this file to take <b>{ $course }</b> out of your phone's calendar.
calendar-off-none = That registration is not kept any more. Please delete it in your phone's calendar.
calendar-feed-button = 🔗 Calendar link
calendar-feed-new =
    🔗 <b>Your calendar link</b>

    <code>{ $webcal }</code>

    Add it in Google Calendar (“From URL”) or as a subscription on your phone. Your classes appear by themselves, and move when the timetable changes.

    Whoever has this link can see your classes, so please do not share it. It is shown only once, in this message.
calendar-feed-exists = You have a calendar link already. To keep it safe it cannot be shown again. If it is lost or was shared, replace it.
calendar-feed-renew = Replace the link
calendar-feed-end = Switch it off
calendar-feed-ended = Your calendar link is switched off. Calendars that used it are not updated any more.
