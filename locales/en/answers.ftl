# Answers to residents' questions. The first line is always the answer.

answers-greeting =
    Hello! 👋 This is the bot of <b>{ $library }</b>.
    I can help you find classes, schedules, competitions and the mobile library, and register you.

    Just write, for example <i>what classes are there tomorrow?</i>
answers-thanks = You're welcome! Happy to help. 😊
answers-acknowledge = All right! Write again whenever you have a question.
answers-praise = Thank you, happy to help! 😊 Write again whenever you have a question.
answers-apology = No problem at all. 🙏 If I can help with anything, just write.
answers-help =
    I can help you:
    • find classes: <i>what is on this Saturday?</i>
    • with questions about a class: <i>where is it, how much, what to bring</i>
    • register: <i>register { $example }</i>
    • with competitions and the mobile library
    • with the library itself: opening hours, membership, borrowing

    Tickets, calendar, cancelling: /pendaftaranku
    Your data, to see or to erase: /dataku
answers-not-understood =
    Sorry, I did not understand that. I can help with classes, schedules, competitions, the mobile library and library services.

    Try for example <i>what is on this Saturday?</i> or <i>when is { $example }?</i>
answers-not-understood-again =
    Sorry, I still do not understand. Shall I pass it to a librarian? The answer will come here.

    You can ask about classes, schedules, competitions, the mobile library and library services.
answers-out-of-scope = Sorry, that is beyond me. I can only help with classes, competitions and library services.
answers-talk-to-person = Sure, I can pass this message to a librarian. The answer will come here.
answers-complaint = We are sorry about that. 🙏 Shall I pass it to a librarian?

answers-any = The next classes:
answers-when = Classes { $period }:
answers-fitting = Classes that fit:
answers-next = { $date }, { $time } · { $place }
answers-no-next = Not scheduled yet
answers-more-of = { $count } more.
answers-nothing = There are no classes { $period }.
answers-nothing-at-all = There is no class like that on the schedule yet.
answers-nearest = The nearest:
answers-condition-free = free of charge
answers-condition-paid = with a fee
answers-condition-at-most = at most { $money }
answers-condition-audience = for { $audience }
answers-condition-age = for age { $years }
answers-condition-man = open to men
answers-condition-community = by { $community }
answers-condition-place = at { $place }

answers-period-range = { $from } to { $to }
answers-period-hours = { $period }, { $from }–{ $to }
answers-period-hours-only = { $from }–{ $to }
answers-period-part = { $period }, { $part }
answers-part-morning = in the morning
answers-part-noon = around noon
answers-part-afternoon = in the afternoon
answers-part-evening = in the evening
answers-period-weekdays = { $period }, every { $days }
answers-or = { $first } or { $second }

answers-audience-umum = everyone
answers-audience-anak = children
answers-audience-pelajar = students
answers-audience-perempuan = women
answers-audience-umkm = small businesses
answers-audience-pustakawan = librarians
answers-weekday-0 = Sunday
answers-weekday-1 = Monday
answers-weekday-2 = Tuesday
answers-weekday-3 = Wednesday
answers-weekday-4 = Thursday
answers-weekday-5 = Friday
answers-weekday-6 = Saturday

answers-course-when = <b>{ $course }</b> is next on { $date }, { $time }.
answers-course-last = The last meeting of <b>{ $course }</b> is on { $date }, { $time }.
answers-course-where = <b>{ $course }</b> takes place at { $place } ({ $date }).
answers-course-duration = <b>{ $course }</b> takes { $duration }, { $time }.
answers-course-fee = <b>{ $course }</b> costs { $money } per person.
answers-course-free = <b>{ $course }</b> is free.
answers-course-bring = Bring to <b>{ $course }</b>: { $items }.
answers-course-bring-nothing = <b>{ $course }</b>: nothing you must bring.
answers-course-requirements = Requirements of <b>{ $course }</b>: { $requirements }.
answers-course-requirements-none = <b>{ $course }</b>: no special requirements.
answers-course-for = For { $audiences }.
answers-course-not-for = <b>{ $course }</b> is meant for { $audiences }, so not quite for { $asked }.
answers-course-only-women = <b>{ $course }</b> is for women only.
answers-course-age = <b>{ $course }</b>: from { $years } years.
answers-course-age-any = <b>{ $course }</b>: any age.
answers-course-age-ok = At { $asked } one may join <b>{ $course }</b>.
answers-course-age-young = Sorry, { $asked } is too young for <b>{ $course }</b>: from { $years } years.
answers-course-teacher = <b>{ $course }</b> is led by { $community }.
answers-course-teacher-library = <b>{ $course }</b> is led by the library's own staff.
answers-course-seats = <b>{ $course }</b> on { $date }: seats left: { $left } of { $quota }.
answers-course-seats-full = <b>{ $course }</b> on { $date } is full (seats: { $quota }); you can join the waitlist.
answers-course-missed = There is no <b>{ $course }</b> { $period }. The nearest:
answers-course-nearest = There is no <b>{ $subject }</b> class in our programme yet. The nearest is:
answers-course-within = There is no class just for <b>{ $subject }</b> yet. One that covers it:
answers-course-ended = <b>{ $course }</b> is not scheduled again yet.
answers-course-also = There are also: { $courses }.
answers-seats-left = seats left: { $left } of { $quota }
answers-seats-none = full, waitlist open
answers-free = Free
answers-hours = { $hours } h
answers-hours-minutes = { $hours } h { $minutes } min
answers-minutes = { $minutes } min

answers-fact-bring = bring { $items }
answers-fact-requirements = requires: { $requirements }
answers-fact-age = from { $years } years
answers-fact-age-any = any age
answers-fact-teacher = led by { $community }
answers-fact-quota = seats: { $quota }

answers-choose = Several classes fit ({ $count }). Which one?
answers-choose-register = Several classes fit ({ $count }). Which one would you like to register for?
answers-register = Register for <b>{ $course }</b>? Choose the meeting. ({ $fee })
answers-register-which = Which class would you like to register for?
answers-how-to-register =
    To register: choose a class and a meeting, tap <b>Daftar</b> and give the participant's name. Or write <i>register</i> and the name of the class. If the class is full, you can join the waiting list and hear from us as soon as there is a seat for you.

    Which class would you like? The nearest:
answers-no-registrations = You are not registered for any class yet.
answers-unknown-class = Sorry, there is no class on <b>{ $subject }</b> yet.
answers-unknown-near = These may fit:

answers-competitions = Competitions at the library:
answers-competitions-category = Competitions for { $category }:
answers-no-competitions = There is no such competition at the moment.
answers-unknown-competition = Sorry, there is no competition on <b>{ $subject }</b> yet.
answers-competitions-others = The competitions there are:
answers-choose-competition = Which competition?
answers-stage-open = Entry until { $closes }
answers-stage-not-open = Entry { $opens } to { $closes }
answers-stage-closed = Entry closed on { $closes }
answers-stage-over = Over
answers-competition-event = It takes place on { $date }.
answers-competition-event-place = It takes place on { $date } at { $place }.
answers-competition-no-event = Its date is not announced yet.
answers-competition-place = It takes place at { $place }.
answers-competition-no-place = The place is not announced yet.
answers-competition-opens = Entry opens on { $opens }.
answers-competition-is-open = Entry is open until { $closes }.
answers-competition-not-open = Entry is not open yet: { $opens } to { $closes }.
answers-competition-closed = Sorry, entry closed on { $closes }.
answers-competition-prize = Prize: { $prize }.
answers-competition-no-prize = The prize is not announced yet.
answers-competition-requirements = Requirements: { $requirements }.
answers-competition-no-requirements = No special requirements.
answers-competition-categories = For: { $categories }.
answers-competition-contact = Contact: { $contact }.
answers-competition-no-contact = No contact is given; please ask at the service desk.
answers-competition-fee = No entry fee is mentioned; please ask the contact.

answers-stops = The mobile library's next stops:
answers-stops-when = The mobile library { $period }:
answers-stops-at = The mobile library at { $place }:
answers-no-stops = The mobile library does not run { $period }.
answers-no-stops-at = No stop of the mobile library at { $place } is scheduled yet.
answers-no-stops-at-all = No stop of the mobile library is scheduled yet.

answers-communities = The communities that teach here:
answers-community-contact = Contact: { $contact }
answers-community-no-contact = No contact is given; please ask at the service desk.
answers-community-courses = Their classes:
answers-community-no-courses = None of their classes is scheduled at the moment.

answers-button-register-at = Daftar · register { $date }, { $time }
answers-button-register-course = Daftar · { $course } { $date }
answers-button-other-meetings = Other meetings
answers-button-more = More
answers-button-map = 📍 Map
answers-button-wish = Suggest a class on { $subject }
answers-button-librarian = Ask a librarian
answers-button-schedule = Schedule
answers-button-competitions = Competitions
answers-button-help = What can I ask?

answers-and = { $first }, { $second }
answers-community = <b>{ $community }</b>: { $description }
answers-community-line = • { $community }
answers-community-title = <b>{ $community }</b>
answers-competition-line =
    🏆 <b>{ $title }</b>
    { $stage }
answers-competition-title = <b>{ $title }</b>
answers-course-about = <b>{ $course }</b>: { $description }
answers-course-line =
    📌 <b>{ $course }</b>
    { $next }
    { $fee }{ $fact }
answers-course-meeting = 🗓 { $date }, { $time } · { $place } · { $seats }
answers-course-title = <b>{ $course }</b>
answers-course-fee-for = { $fee } · for { $audiences }
answers-course-fee-for-age = { $fee } · for { $audiences }, from { $years } years
answers-course-profile-requirements = Requirements: { $requirements }.
answers-course-profile-bring = Bring: { $items }.
answers-course-profile-teacher = Led by { $community }.
answers-fact-duration = { $duration }
answers-fact-when = { $date }, { $time }
answers-library-answer = { $answer }
answers-line-fact = { " · " }{ $fact }
answers-meeting-line =
    📌 <b>{ $course }</b>
    { $date }, { $time } · { $place }
    { $fee } · { $seats }
answers-period-day = { $date }
answers-several-gap = ———
answers-stop-line = 🚐 { $date }, { $time } · { $place }
answers-stop-line-district = 🚐 { $date }, { $time } · { $place }, { $district }
