preferences-language = Which language would you like?
preferences-language-set = All right, we will write in English. Questions can be in Indonesian or simple English.
preferences-interests = What would you like to hear about? Tap to change. Reminders of your own classes always come.
preferences-muted = All right, no more messages about <b>{ $what }</b>. You can change this any time.
preferences-change = Choose messages
interest-classes = New classes
interest-competitions = Competitions
interest-mobile-library = Mobile library
interest-news = Library news
own-data =
    <b>What we keep about you</b>

    { $list }
own-data-no-consent = You gave no consent yet, so no names are kept.
own-data-consent = Consent given on { $date }.
own-data-participant = Participant: { $name }, born { $birthYear }
own-data-erase =
    Everything about you will be erased: participants' names, registrations and choices. Your seats are given to others.

    Are you sure?
own-data-erase-yes = Yes, erase everything
own-data-erase-no = No, keep it
own-data-erased = Your data is erased. Thank you for learning with us. 🙏
own-data-kept = All right, your data stays.
