# Reminders of meetings.
reminder-meeting =
    🔔 <b>Reminder: { $course }</b>

    { $date }, { $time }
    { $place }
    For: { $names } · code <code>{ $code }</code>
reminder-bring = Please bring: { $bring }
reminder-see-you = Are you coming?
reminder-coming-button = Coming
reminder-cancel-button = Cancel
