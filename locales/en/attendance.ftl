# On the day: tickets, attendance, tutors.
ticket-button = 🎟 QR ticket
ticket-list-button = 🎟 Ticket { $date }{ $name ->
    [none] {""}
   *[other] {" · "}{ $name }
}
ticket-heading = Participant ticket
ticket-hint = Show this ticket at the door
ticket-caption =
    🎟 <b>{ $course }</b>
    { $date }, { $time }
    { $place }
    { $name } · code <code>{ $code }</code>

    Show this picture when you arrive. If <b>six digits</b> are shown in the class, just type them here.
ticket-waiting = Your ticket is issued as soon as you get a seat. Your place in line is in /pendaftaranku.
ticket-unknown = This ticket is not valid. To join a class, see the schedule in /jadwal.
check-in-done =
    ✅ <b>Present</b>: { $name }
    { $course }, { $time }
check-in-already =
    ☑️ <b>Already present</b> since { $since }: { $name }
    { $course }, { $time }
check-in-other-day = This ticket is for <b>{ $course }</b>, { $date }. It cannot be checked in today.
check-in-waiting = { $name } still waits for a seat in <b>{ $course }</b>. If there is room, add them with the button Guest.
check-in-not-valid = This ticket was cancelled or is unknown.
check-in-taken-back = The check-in was taken back.
check-in-missing-button = ↩️ { $name } did not come
code-done =
    ✅ <b>Checked in</b>: { $name }
    { $course }

    Enjoy the class!
code-already = ☑️ <b>Already present</b>: { $name } in { $course }.
code-wrong = These digits do not match. They change every minute, please type the newest.
code-too-many = That did not match several times. Try again at { $time }, or tell your name at the door.
door-choose = <b>Attendance</b>. Choose the class:
door-none = Your community has no classes on the programme yet.
door-meeting-button = { $date } { $time } · { $name }
door-list =
    <b>{ $course }</b>
    { $date }, { $time }
    { $place }

    Present: <b>{ $came }</b> of { $people }{ $guests ->
        [0] {""}
       *[other] , guests: { $guests }
    }
door-tap = Tap the names of those who came.
door-guests = Guests: { $names }
door-nobody = Nobody is registered yet.
door-closed = Attendance is taken on the day of the class.
door-person = { $came ->
    [yes] ✅
   *[no] ⬜️
} { $name }
door-code-button = 🔢 Digits
door-guest-button = ➕ Guest
door-remove-guest-button = ➖ Remove a guest
door-pdf-button = PDF
door-xlsx-button = Excel
door-refresh-button = 🔄 Refresh
door-back-button = ← Attendance
door-open-button = ✅ Attendance
door-gone = That class is no longer on the programme.
door-code =
    <b>{ $course }</b>

    Ask participants to type these digits to the bot:

    <b><code>{ $digits }</code></b>

    They change at { $time }. Tap <b>New digits</b> for the newest.
door-code-new-button = 🔄 New digits
walk-in-ask =
    What is the guest's name? A year of birth may follow, for example <i>Ani Lestari, 2015</i>.

    Please tell the guest that the name is kept for the attendance list.
walk-in-bad = Write one name, for example <i>Ani Lestari</i> or <i>Ani Lestari, 2015</i>.
walk-in-done-button = Done
walk-in-done = The guests are noted.
guests-remove =
    { $count ->
        [0] <b>{ $course }</b> has no guests yet.
       *[other] Guests of <b>{ $course }</b>. Tap a name to take it off.
    }
guests-remove-button = ✖️ { $name }
walk-in-removed = All right, { $name } is taken off. Type the right name, or tap <b>Done</b>.
walk-in-added = ✅ { $name } is noted as a guest. Another one? Type the name, or tap <b>Done</b>.
roster-title = Attendance · { $course }
roster-sheet = Attendance
roster-number = No
roster-name = Name
roster-birth-year = Born
roster-phone = Phone
roster-from = School or village
roster-code = Code
roster-came = Present
roster-signature = Signature
roster-guest = Guest
roster-counts = Registered: { $people }, present: { $came }, guests: { $guests }
roster-foot = Printed { $date }, { $time } · Page { $page } of { $pages }
roster-file-name = attendance-{ $date }
roster-caption = Attendance of <b>{ $course }</b>, { $date }. It holds personal data: delete it when it is no longer needed.
tutors-list = <b>Tutors</b>. They keep the attendance of their own community's classes.
tutors-none = No tutors yet.
tutors-row = { $community }: { $name }, since { $date }
tutors-no-communities = There are no communities in the catalogue yet.
tutors-invite-button = ➕ Invite · { $community }
tutors-revoke-button = Revoke { $name } · { $community }
tutors-invited =
    Send this link to the tutor of <b>{ $community }</b>. It serves once, until { $date }, { $time }:

    { $link }
tutors-revoked = The tutor's right is revoked.
tutors-only-owners = Only owners can revoke.
tutors-welcome =
    Welcome! You are now a tutor of <b>{ $community }</b>.

    Type /peserta for the attendance of your community's classes. In class, scan a participant's ticket with your phone's camera, tap the name, or show the digits.
tutors-invalid = This invitation was used or has expired. Please ask the library for a new link.
tutors-help =
    🧭 <b>For tutors</b>
    /peserta: attendance of your community's classes

    At the class: scan participants' QR tickets with the phone's camera, tap their names in the list, or show the <b>six digits</b>. Guests are added by the button <b>Guest</b>. Afterwards there are PDF, Excel and certificates.
command-pendamping = Manage tutors of communities
