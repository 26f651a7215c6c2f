# This month's report for librarians.
report =
    📊 <b>This month</b> (since { $date })

    Meetings: <b>{ $meetings }</b>
    Seats taken: <b>{ $taken }</b> of { $seats } ({ $percent }%)
    Waiting list: <b>{ $waiting }</b> people
    Residents who can be told news: <b>{ $reachable }</b>
    Reminders missed since the beginning: { $missedReminders }

    Messages of residents: { $asked } passed on, { $answered } answered, <b>{ $open }</b> waiting
    Not understood by the bot: { $missed }
report-favourites = <b>Classes people like most</b>
report-wishes = <b>What people ask for</b>
report-item = • { $title }: { $count } people
