# Announcements of competitions and reminders of their deadlines.
competition-announcement = 🏆 <b>{ $title }</b>
competition-description = { $description }
competition-categories = 👥 Categories: { $categories }
competition-requirements = 📋 Requirements: { $requirements }
competition-prize = 🎁 Prize: { $prize }
competition-date = 📅 Takes place: { $date }
competition-place = 📍 Place: { $place }
competition-deadline = ⏳ Enter by <b>{ $date }</b>
competition-reminder-days =
    ⏳ <b>{ $days ->
        [one] One day
       *[other] { $days } days
    } left!</b>

    Entry for <b>{ $title }</b> closes on { $date }. There is still time to join.
competition-reminder-tomorrow =
    ⏳ <b>Tomorrow is the last day!</b>

    Entry for <b>{ $title }</b> closes on { $date }. Do not forget if you want to join.
competition-more-button = Ask for more
