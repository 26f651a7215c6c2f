# The librarians' commands: classes, rosters, import and export, colleagues.
command-umumkan = Send an announcement
command-kelola = Manage classes and meetings
command-peserta = See participants
command-kotak_masuk = Messages of residents
command-laporan = This month's report
command-impor = Import the programme from a file
command-ekspor = Download the programme as Excel
librarians-menu = 🗂 <b>Manage</b>: choose a class.
librarians-menu-empty = There are no classes ahead yet. Bring in the programme with /impor.
librarians-course-button = { $course } ({ $count })
librarians-more-button = More
librarians-first-button = From the start
librarians-back-button = « Back
librarians-announce-button = 📣 Announce a competition
librarians-people-button = 👥 Librarians
librarians-meetings = <b>{ $course }</b>: which meeting?
librarians-meeting-button = { $date }, { $time } · { $place }
librarians-gone = That meeting is over or does not exist any more.
librarians-meeting =
    <b>{ $course }</b>
    📅 { $date }, { $time }
    📍 { $place }

    Quota { $quota }: <b>{ $taken }</b> taken, <b>{ $waiting }</b> waiting
librarians-move-button = Move
librarians-place-button = Change place
librarians-quota-button = Change quota
librarians-cancel-button = Cancel meeting
librarians-roster-button = 👤 Participants
librarians-ask-move =
    <b>{ $course }</b> is on { $date }, { $time }, at { $place } (quota { $quota }).

    Which day and time instead? For example <b>Sabtu depan 14.00-16.00</b> or <b>jam 3 sore</b>. What you do not mention stays.
librarians-ask-place =
    <b>{ $course }</b>, { $date }, { $time }, is at <b>{ $place }</b> (quota { $quota }).

    Write the new place.
librarians-ask-quota =
    <b>{ $course }</b>, { $date }, { $time }, at { $place }: the quota is <b>{ $quota }</b>.

    Write the new quota.
librarians-hint-move = Please write a day or a time, for example <b>5/12 14.00-16.00</b>.
librarians-hint-place = Please write the name of the place, 120 characters at most.
librarians-hint-quota = Please write a number from 1 to 10000.
librarians-time-past = That moment has passed.
librarians-confirm-move =
    Move <b>{ $course }</b>?

    From: { $date }, { $time } ({ $place }, quota { $quota })
    To: <b>{ $newDate }, { $newTime }</b>

    { $people ->
        [0] Nobody is registered or waiting yet.
        [one] <b>1 person</b>, registered or waiting, will be told at once.
       *[other] <b>{ $people } people</b>, registered or waiting, will be told at once.
    }
librarians-confirm-place =
    Change the place of <b>{ $course }</b>, { $date }, { $time } (quota { $quota })?

    From: { $place }
    To: <b>{ $newPlace }</b>

    { $people ->
        [0] Nobody is registered or waiting yet.
        [one] <b>1 person</b>, registered or waiting, will be told at once.
       *[other] <b>{ $people } people</b>, registered or waiting, will be told at once.
    }
librarians-confirm-quota =
    Change the quota of <b>{ $course }</b>, { $date }, { $time }, at { $place }, from { $quota } to <b>{ $newQuota }</b>?

    Taken: { $taken }, waiting: { $waiting }. Whoever has a seat keeps it; additional seats are offered at once to those who wait.
librarians-confirm-cancel =
    Cancel the meeting of <b>{ $course }</b>, { $date }, { $time }, at { $place } (quota { $quota })?

    { $people ->
        [0] Nobody is registered or waiting yet.
        [one] <b>1 person</b>, registered or waiting, will be told at once.
       *[other] <b>{ $people } people</b>, registered or waiting, will be told at once.
    } This cannot be undone.
librarians-edit-yes-button = Yes, go on
librarians-edit-changed = { $edit ->
        [quota] ✅ The number of seats is changed.
        [cancel] ✅ The meeting is <b>cancelled</b>. Everybody registered or waiting is told at once.
       *[other] ✅ Changed. Everybody registered or waiting is told at once.
    }
librarians-edit-back-button = « This meeting
librarians-edit-no-button = No, keep it
librarians-cancel-yes-button = Yes, cancel the meeting
librarians-edit-unchanged = The meeting is like that already. Nothing was changed.
librarians-edit-stale = Somebody else just changed this meeting. I changed nothing. Have a look at /kelola first.
librarians-edit-not-allowed = That is not possible: this class has another meeting at that moment. Nothing was changed.
librarians-people =
    👥 <b>Librarians</b>

    Owners: { $owners }, invited: { $invited }. Tap to invite, or to take somebody's right away.
librarians-invite-button = ➕ Invite a librarian
librarians-remove-button = ✖️ { $name } (since { $date })
librarians-invitation =
    Send this link to one colleague. It works once, until { $date }, { $time }:

    { $link }
librarians-remove-confirm = Take the librarian rights away from <b>{ $name }</b>?
librarians-remove-yes-button = Yes, take it away
librarians-removed = The right was taken away.
librarians-not-removed = That person is no librarian any more.
librarians-roster-none = There are no meetings yet.
librarians-roster-choose = 👤 <b>Participants</b>: which meeting? For one code: <code>/peserta M12-7KQ4ZT</code>
librarians-roster-meeting-button = { $date } · { $course }
librarians-roster =
    <b>{ $course }</b>
    📅 { $date }, { $time }
    { $taken } of { $quota } taken, { $waiting } waiting

    { $list ->
        [waiting] <b>Waiting list</b>
       *[seated] <b>Participants</b>
    }
    { $names }
librarians-roster-empty-seated = Nobody is registered yet.
librarians-roster-empty-waiting = Nobody is waiting.
librarians-roster-person = { $name } ({ $birthYear }, age { $age })
librarians-roster-row =
    { $number } { $names } · <code>{ $code }</code>{ $coming ->
        [yes] {" "}✅ coming
       *[no] {""}
    }
librarians-roster-waiting-button = Waiting list
librarians-roster-seated-button = Participants
librarians-roster-meetings-button = Other meetings
librarians-code =
    <b>{ $course }</b>
    📅 { $date }, { $time }
    { $state ->
        [seated] ✅ Registered
        [waiting] ⏳ Waiting list, position { $position }
       *[cancelled] ❌ Cancelled
    }

    { $names }
librarians-code-unknown = There is no such code. It looks like <code>M12-7KQ4ZT</code>.
librarians-import-ask =
    Send the programme as a file: one Excel file (.xlsx) with all sheets, or one table as .csv under its own name, for example kelas.csv. 5 MB at most.

    You have none yet? /ekspor gives you the present one.
librarians-import-hint = Please send it as a file (document), not as text.
librarians-import-first = Do you want to import the programme? Type /impor first, then send the file.
librarians-import-too-large = The file is too large, { $megabytes } MB at most.
librarians-import-unavailable = I could not fetch the file from Telegram. Please send it again.
librarians-import-problems =
    Nothing was imported yet. To correct first: <b>{ $count }</b>

    { $list }
librarians-import-more = … and { $count } more
librarians-import-problems-file = to-correct.txt
librarians-import-confirm =
    { $people ->
        [0] Nothing was imported yet. Please have a look first:
       *[other] Nothing was imported yet. This import changes meetings that people are registered for:
    }

    { $list }

    { $people ->
        [0] Nobody registered is concerned. Go on?
        [one] If you go on, <b>1 person</b> will be told at once.
       *[other] If you go on, <b>{ $people } people</b> will be told at once.
    }
librarians-import-yes-button = Yes, import
librarians-export = This is the present programme. Change the file and send it back with /impor.
librarians-export-file = programme-{ $date }.xlsx
librarians-help =
    🗂 <b>For librarians</b>
    /kelola: move a meeting, change place or seats, cancel it
    /peserta: who comes, who waits, attendance
    /umumkan: send an announcement or a competition
    /kotak_masuk: answer residents' messages
    /laporan: this month in short
    /ekspor and /impor: the programme as Excel
    /pendamping: invite tutors of communities
