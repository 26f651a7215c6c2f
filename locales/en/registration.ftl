registration-consent =
    Before we register you, may we ask your permission?

    The library keeps each participant's <b>name</b> and <b>year of birth</b>, only for the registration, reminders, the attendance list and certificates, at most { $months ->
        [one] one month
       *[other] { $months } months
    } after the class. See it any time with /dataku, erase it with /hapus_data.
registration-consent-yes = Setuju / I agree
registration-consent-no = Not now
registration-consent-refused = That is fine. Nothing was kept. You can still ask about the schedule any time.
registration-for-whom =
    <b>{ $course }</b>
    { $date }, { $time }
    { $place }

    Who is coming?
registration-tap-who = Please tap one of the buttons below. More than one person? Send names and years of birth, one person a line, for example <i>Ani Lestari, 2015</i>.
registration-myself = Myself
registration-my-child = My child
registration-my-parent = My parent
registration-neighbour = A neighbour
registration-someone-else = Someone else
registration-ask-own-name = What is your full name?
registration-ask-child-name = What is your child's full name?
registration-ask-other-name = What is the participant's full name?
registration-use-name = Use “{ $name }”
registration-ask-birth-year = In which year was { $name } born? For example <b>{ $example }</b>, or just the age.
registration-bad-name = A name has 2 to 60 letters and no digits.
registration-bad-birth-year = That does not look like a year of birth. Four digits please, for example <b>{ $example }</b>, or the age, for example <b>12 tahun</b>.
registration-too-young = Sorry, <b>{ $course }</b> is for ages { $minAge } and up, so { $name } cannot join this time.
registration-confirm =
    Let us check:

    <b>{ $course }</b>
    { $date }, { $time }
    { $place }
    Participant: <b>{ $name }</b>
    Fee: { $fee }{ $requirements ->
        [none] {""}
       *[other] {""}
        Requirements: { $requirements }
    }

    Is that right?
registration-confirm-button = Daftar / Register
registration-confirm-waitlist =
    { $free ->
        [none] <b>{ $course }</b>, { $date }, is full.
       *[other] <b>{ $course }</b>, { $date }, has only { $free ->
            [one] one seat
           *[other] { $free } seats
        } left, not enough for { $people } people.
    }

    { $name } can wait in line at place <b>{ $position }</b>. We will write here as soon as there are seats. Do you want to wait?
registration-waitlist-button = Daftar tunggu / Wait
registration-seated =
    ✅ <b>Registered!</b>

    <b>{ $course }</b>
    { $date }, { $time }
    { $place }
    Participant: { $name }
    Code: <code>{ $code }</code>{ $bring ->
        [none] {""}
       *[other] {""}
        Please bring: { $bring }
    }

    { $soon ->
        [yes] See you soon!
       *[no] We will remind you the day before.
    } If you cannot come, please cancel with /pendaftaranku so that someone else can have the seat.
    { $rule ->
        [none] {""}
       *[other] { $rule }
    }
registration-waitlisted =
    🕒 <b>Waiting list, place { $position }</b>

    <b>{ $course }</b>
    { $date }, { $time }
    { $place }
    Participant: { $name }
    Code: <code>{ $code }</code>

    As soon as a seat is free, we offer it here, and you only tap <b>Take it</b>.
    { $lower ->
        [none] {""}
       *[other] Until { $lower } your place is behind the others, because you did not come twice without telling us.
    }
registration-already-registered =
    { $state ->
        [waiting] { $name } is on the waiting list of <b>{ $course }</b>, { $date }, already.
        [offered] Seats of <b>{ $course }</b>, { $date }, are held for { $name }. Would you like to take them?
       *[seated] { $name } is registered for <b>{ $course }</b>, { $date }, already.
    } The code is <code>{ $code }</code>.
registration-closed = Sorry, registration for <b>{ $course }</b>, { $date }, is closed.
registration-gone = Sorry, that meeting is no longer in the schedule. See /jadwal for the latest.
registration-not-now = All right, not registered. You can start again any time with /daftar.
registration-mine-empty = You are not registered for any class yet. Type /jadwal to find one.
registration-mine =
    <b>Your registrations</b>

    { $list }
registration-mine-seated =
    <b>{ $course }</b>
    { $date }, { $time }
    { $place }
    { $name } · code <code>{ $code }</code>
registration-mine-waiting =
    <b>{ $course }</b> · waiting list, place { $position }
    { $date }, { $time }
    { $name } · code <code>{ $code }</code>
registration-cancel-button = Cancel { $date }{ $name ->
    [none] {""}
   *[other] {" · "}{ $name }
}
registration-cancel-confirm =
    Cancel the registration of { $name } for <b>{ $course }</b>, { $date }?
registration-cancel-who =
    Who is not coming to <b>{ $course }</b>, { $date }? If it is only one, the others can still come.
registration-cancel-all = Yes, cancel all ({ $count })
registration-cancel-one-button = Only { $name }
registration-cancelled-one = The registration of { $name } for <b>{ $course }</b>, { $date }, is <b>cancelled</b>. { $state ->
        [waiting] Still on the waiting list: { $others }.
        [offered] We hold the place of { $others }.
       *[seated] { $others } keep their place, with the same code.
    } Thank you for telling us. 🙏
registration-cancel-yes = Yes, cancel it
registration-cancel-no = No, keep it
registration-cancelled = The registration of { $name } for <b>{ $course }</b>, { $date }, is <b>cancelled</b>. Thank you for telling us. 🙏
registration-cancel-kept = All right, the registration stays.
registration-cancel-unknown = That registration does not exist or was already cancelled.
registration-attending = Great, see you in class! 👋
registration-fee = { $money } per person
registration-free = Free
registration-too-many-participants = One account can keep up to { $limit } participants, and yours is full. Choose from the names that are there, or remove one with <b>My participants</b> in /pendaftaranku.
registration-too-many = <b>{ $course }</b> has only { $quota ->
        [one] one seat, not enough for everybody. Choose one person.
       *[other] { $quota } seats, not enough for everybody. Choose at most { $quota } people.
    }
registration-cancel-too-late = <b>{ $course }</b> has already started, so it can no longer be cancelled.
registration-attending-waiting = You are still on the waiting list. We will write as soon as there is a seat.
registration-attending-cancelled = That registration was cancelled. Type /daftar to register again.
registration-attending-over = That class is over. Thank you!
registration-attending-not-found = We could not find that registration. Please check /pendaftaranku.
registration-several = 👨‍👩‍👧 Several people together
registration-several-question =
    Who is coming together? Tap the names, then <b>Continue</b>. Seats are always given together.

    Teachers can send a list, one name a line, up to 40 people:
    <i>Ani Lestari, 2015
    Budi Santoso, 2014</i>

    Chosen: { $count }
registration-several-self = ➕ Myself
registration-several-child = ➕ My child
registration-several-parent = ➕ My parent
registration-several-neighbour = ➕ A neighbour
registration-several-other = ➕ Someone else
registration-several-done = Continue ({ $count })
registration-several-none = Please choose who is coming first.
registration-several-too-many = At most { $limit } people at a time, please.
registration-list-unclear =
    These lines are not clear. Write the name, then the year of birth, for example <i>Ani Lestari, 2015</i>:
    { $lines }

    Please correct it and send the whole list again.
registration-list-left = One account keeps up to { $limit } participants, so these are not kept yet: { $names }. Remove those who do not come any more with <b>My participants</b> in /pendaftaranku.
registration-rule-ask = Two days before we ask again whether you come.
registration-rule-release = Two days before we ask again whether you come. If people are waiting and we hear nothing until { $time } the day before, the seat may be given to them.
registration-mine-offered =
    <b>{ $course }</b> · <b>a seat is free</b>, held until { $until }
    { $date }, { $time }
    { $place }
    { $name } · code <code>{ $code }</code>
registration-offer-take-button = Take it { $date }{ $name ->
    [none] {""}
   *[other] {" · "}{ $name }
}
registration-offer-skip-button = Skip
registration-offer-taken =
    ✅ <b>Registered: { $course }</b>

    { $date }, { $time }
    { $place }
    Participant: { $name }
    Code: <code>{ $code }</code>

    See you in class! If you cannot come, please cancel with /pendaftaranku.
registration-offer-skipped = All right, the seat in <b>{ $course }</b>, { $date }, is offered to the next in line, and you are no longer on the waiting list. You can register again if you change your mind.
registration-offer-waiting = No seat was offered yet. You are still on the waiting list.
registration-offer-gone = Sorry, the offer of a seat in <b>{ $course }</b>, { $date }, is over. You are welcome to register again.
registration-offer-closed = Sorry, that class has started, so the seat can no longer be taken.
registration-offer-not-found = We could not find that offer. Please check /pendaftaranku.
registration-attending-offered = There is a seat for you! Please tap <b>Take it</b> in /pendaftaranku first.
registration-series-button = All meetings ({ $count })
registration-series-confirm =
    Register <b>{ $name }</b> for all meetings of <b>{ $course }</b>:

    { $list }

    Fee: { $fee }
    Where a meeting is full, you wait in line. Is that right?
registration-series-open = { $date }, { $time }
registration-series-full = { $date }, { $time } · full, waiting list
registration-series-confirm-button = Daftar semua / Register for all
registration-series-done =
    <b>{ $course }</b>
    Participant: { $name }

    { $list }

    Each meeting can be cancelled by itself with /pendaftaranku.
registration-series-seated = ✅ Registered: { $date }, { $time }, { $place } · code <code>{ $code }</code>
registration-series-waitlisted = 🕒 Waiting list, place { $position }: { $date }, { $time } · code <code>{ $code }</code>
registration-series-already-registered = ☑️ Already registered: { $date }, { $time } · code <code>{ $code }</code>
registration-series-not-possible = ✖️ Not possible: { $date }, { $time }
registration-guardian =
    Participants under 18 need the consent of a parent or guardian: <b>{ $names }</b>.

    { $self ->
        [yes] Please ask your parent or guardian, who then taps this button.
       *[no] As parent, guardian, or a teacher who has permission: do you agree that we keep their name and year of birth?
    } It is used only for the registration, reminders, the attendance list and the certificate, at most until they are 18. You find this consent in /dataku.
registration-guardian-yes = Setuju / I consent
registration-guardian-no = Not now
registration-guardian-refused = That is fine. Without consent nothing about { $names } is kept, and they cannot be registered yet.
