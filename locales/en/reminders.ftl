# Reminders of meetings.
reminder-meeting =
    🔔 <b>Reminder: { $course }</b>

    { $date }, { $time }
    { $place }
    For: { $names } · code <code>{ $code }</code>
reminder-bring = Please bring: { $bring }
reminder-ask = Are you coming?
reminder-see-you = See you there! If something comes up, tap <b>Cancel</b>.
reminder-coming-button = Coming
reminder-cancel-button = Cancel
confirmation-ask =
    🙋 <b>Are you coming?</b>

    <b>{ $course }</b>
    { $date }, { $time }
    { $place }
    For: { $names } · code <code>{ $code }</code>

    Tap <b>Coming</b>, or <b>Cancel</b> so that someone else can have the seat.
confirmation-warn =
    ⏳ <b>Are you coming?</b> People are waiting for a seat in <b>{ $course }</b>, { $date }, { $time }.

    For: { $names } · code <code>{ $code }</code>

    Please tap <b>Coming</b> before <b>{ $release }</b> today. After that, seats that we heard nothing about may go to those who wait.
