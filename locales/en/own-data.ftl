own-data-caption = 📄 This is everything we keep about you. To erase it, type /hapus_data.
own-data-json-caption = The same as JSON, for computer programs.
own-data-filename = my-data.pdf
own-data-json-filename = my-data.json
own-data-title = What we keep about you
own-data-of = { $library } · Telegram account { $id } · { $date }
own-data-footer = This data is kept under Law 27/2022 on personal data protection. Anybody can see it with /dataku and erase it with /hapus_data. Registrations are erased { $months ->
    [one] one month
   *[other] { $months } months
} after their class.
own-data-profile = Account
own-data-telegram = Telegram account number: { $id }
own-data-language = Language: { $language }
own-data-interests = Wants to hear about: { $list }
own-data-interests-none = nothing
own-data-reachable = Messages from the library: { $answer ->
        [yes] may be sent
       *[no] are not sent
    }
own-data-consents = Consent
own-data-no-consent = You gave no consent yet, so no names are kept.
own-data-consent = Consent to keep participants' names and years of birth for registration, reminders, attendance lists and certificates given on { $date }, { $time }, until it is taken back by /hapus_data.
own-data-guardian-consent = Consent of a parent or guardian for { $name } (registration, reminders, attendance lists, certificates) given from this account on { $date }, { $time }, until the end of { $until }.
own-data-participants = Participants
own-data-participant = { $name }, born { $birthYear }, { $relation ->
        [self] yourself
        [child] child
        [parent] parent
        [pupil] pupil
        [neighbour] neighbour
       *[other] other
    }
own-data-participant-phone = Phone: { $phone }
own-data-participant-from = School or village: { $from }
own-data-registrations = Registrations
own-data-registration =
    { $course }, { $date }, { $time }
    Code { $code } · { $state ->
        [seated] registered
        [offered] a seat is offered
        [waiting] waiting list
       *[cancelled] cancelled
    } · { $names }
own-data-registration-at = Registered on { $date }, { $time }
own-data-registration-coming = Answered “coming” on { $date }, { $time }
own-data-unknown-class = A class that is no longer on the programme
own-data-absences = Absent without a word
own-data-attendance = Attendance
own-data-came = { $name } came to { $course }, { $date }, { $time }
own-data-tutor = Tutor
own-data-tutor-of = Tutor of { $community } since { $date }.
own-data-certificates = Certificates
own-data-certificate = { $number }: { $name }, { $course }, { $date }
own-data-stories = Stories told after a class
own-data-story = { $course }, { $date }: { $text }
own-data-feedback = Questions after a class
own-data-no-questions = Wants no questions after a class.
own-data-enquiries = Messages to the librarians
own-data-enquiry = { $date }, { $time }: { $text }
own-data-wishes = Classes wished for
own-data-calendar = Calendar link
own-data-calendar-link = There is a personal calendar link. Only its digest is kept, not the link.
own-data-librarian = Librarian
own-data-librarian-since = Invited as a librarian on { $date }.
own-data-chat = Conversation
own-data-chat-dialogue = An unfinished dialogue is kept for at most 24 hours.
own-data-chat-context = The subject of the last question is kept for at most 24 hours.
own-data-chat-buried = Messages that could not be handled, kept for at most 7 days for inspection: { $count }.
own-data-chat-waiting = A message about to be sent: { $text }
own-data-erase =
    Everything about you will be erased: participants' names, registrations and choices. Your seats are given to others.

    Are you sure?
own-data-erase-yes = Yes, erase everything
own-data-erase-no = No, keep it
own-data-erased = Your data is erased. Thank you for learning with us. 🙏
own-data-kept = All right, your data stays.
