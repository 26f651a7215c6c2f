# Monthly report and yearly stories for librarians.
report =
    📊 <b>{ $current ->
        [yes] This month
       *[no] Monthly report
    }</b> (since { $date })

    Meetings: <b>{ $meetings }</b>{ $cancelled ->
        [none] {""}
       *[other] , { $cancelled } cancelled
    }
    Seats taken: <b>{ $taken }</b> of { $seats } ({ $percent }%)
    Waiting list: <b>{ $waiting }</b>
    Came: <b>{ $came }</b>, guests: { $guests }
    Absent without a word: <b>{ $absent }</b>
    Rating: { $rating ->
        [none] none yet
       *[other] <b>⭐ { $rating }</b> (answers: { $answers })
    }

    Residents who can be told news: <b>{ $reachable }</b>
    Reminders missed since the beginning: { $missedReminders }

    Messages of residents: { $asked } passed on, { $answered } answered, <b>{ $open }</b> waiting
    Not understood by the bot: { $missed }
report-courses = <b>By class</b>
report-course =
    • { $title }
    { $registered } registered · { $waiting } waiting · { $came } came · { $absent } without a word{ $rating ->
        [none] {""}
       *[other] {" "}· ⭐ { $rating }
    }
report-more-courses = … and { $count } more. The spreadsheet has them all.
report-wishes = <b>What people ask for</b>
report-item = • { $title } ({ $count })
report-before-button = « Month before
report-after-button = Month after »
report-file-button = 📄 Excel
report-stories-button = 🌱 Stories of { $year }
report-caption = 📄 Report since { $date }: by class, by meeting, sentences of participants, and stories of { $year }.
report-file-name = report-{ $month }
report-stories =
    🌱 <b>Stories of { $year }</b> ({ $total })
report-story =
    <b>{ $course }</b>, { $date }
    <blockquote>{ $text }</blockquote>
    { $name }
report-nameless = Without a name
report-stories-none = No stories of { $year } yet. A month after a class, those who agreed are asked what came of it.
report-stories-more-button = More stories
report-sheet-courses = By class
report-sheet-meetings = By meeting
report-sheet-sentences = Sentences
report-sheet-stories = Stories
report-column-course = Class
report-column-date = Date
report-column-place = Place
report-column-meetings = Meetings
report-column-seats = Seats
report-column-registered = Registered
report-column-waiting = Waiting
report-column-came = Came
report-column-guests = Guests
report-column-absent = Without a word
report-column-rating = Rating
report-column-answers = Answers
report-column-sentence = Sentence
report-column-name = Name
report-column-story = Story
