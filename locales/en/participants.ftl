# Participants that an account keeps.
participants-button = 👥 My participants
participants-none = No participants are kept for your account.
participants-list = 👥 <b>Participants of your account</b> ({ $count }). Tap a name to see or change it.
participants-done-button = Done
participants-done = All right, done.
participants-card =
    👤 <b>{ $name }</b>
    Born { $birthYear } · { $relation ->
        [self] yourself
        [child] child
        [parent] parent
        [pupil] pupil
        [neighbour] neighbour
       *[other] other
    }
    Phone: { $phone ->
        [none] –
       *[other] { $phone }
    }
    School or village: { $from ->
        [none] –
       *[other] { $from }
    }
    { $consent ->
        [none] {""}
       *[other] Consent of a parent or guardian: { $consent }
    }
participants-name-button = ✏️ Name
participants-year-button = 🎂 Year of birth
participants-phone-button = 📱 Phone
participants-from-button = 🏫 School/village
participants-relation-button = 👪 Relation
participants-remove-button = 🗑 Remove
participants-back-button = « Others
participants-clear-button = Leave empty
participants-saved = ✅ Saved.
participants-ask-name = What is the right name for <b>{ $name }</b>?
participants-hint-name = A name has 2 to 60 letters and no digits.
participants-ask-year = In which year was <b>{ $name }</b> born? Type the year, or just the age.
participants-hint-year = Type four digits, like <b>2014</b>, or the age, like <b>12 years</b>.
participants-ask-phone = What is the telephone number of <b>{ $name }</b>? It is not needed. Only librarians use it, when something changes at short notice, and you can take it back at any time.
participants-hint-phone = A number has 8 to 15 digits, like <b>0812 3456 7890</b>.
participants-ask-from = From which school or village is <b>{ $name }</b>? It is not needed, and you can take it back at any time.
participants-hint-from = Type the name of the school or village, at most 80 characters.
participants-ask-relation = Who is <b>{ $name }</b> to you?
participants-relation = { $relation ->
    [child] Child
    [parent] Parent
    [pupil] Pupil
    [neighbour] Neighbour
   *[other] Other
}
participants-ask-remove = Remove <b>{ $name }</b> from your account? The name goes from lists of past classes too.
participants-remove-yes-button = Yes, remove
participants-removed = { $name } is removed from your account.
participants-registered = { $name } is still registered for or waiting for <b>{ $course }</b>, { $date }. Please cancel that with /pendaftaranku first.
