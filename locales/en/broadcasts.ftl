# Announcements by librarians: composing, previewing, sending.
broadcast-compose = What would you like to announce? Send the text, with formatting if you like (bold, italic, links), or one photo with a caption.
broadcast-compose-competition-button = Announce a competition
broadcast-too-long = The text has { $length } characters, and at most { $limit } can be sent. Your message is still above: copy it, shorten it and send it again.
broadcast-caption-or-text = The caption has { $length } characters, and at most { $limit } can be sent. Send the photo again with a shorter caption, or use the text alone without the photo.
broadcast-text-only-button = Use the text alone
broadcast-choose-competition = Which competition shall be announced?
broadcast-no-competitions = There is no competition that can be entered now.
broadcast-competition-gone = That competition is no longer in the catalogue.
broadcast-choose-audience = For whom is this announcement?
broadcast-audience-all-button = Everybody ({ $count })
broadcast-audience-interest-button = { $what } ({ $count })
broadcast-audience-registered-button = Those registered for a class
broadcast-choose-course = Those registered for which class?
broadcast-no-courses = There are no classes ahead.
broadcast-choose-meeting = Which meeting?
broadcast-all-meetings-button = All meetings
broadcast-more-button = More
broadcast-audience-all = everybody
broadcast-audience-interest = those who follow { $what }
broadcast-audience-course = those registered for { $course }
broadcast-audience-meeting = those registered for { $course } on { $date }, { $time }
broadcast-nobody = There are no recipients yet: { $audience }. Please choose another audience.
broadcast-review = This is how the announcement will look. Recipients: <b>{ $count }</b>, { $audience }.
broadcast-review-scheduled =
    This is how the announcement will look. It is sent on <b>{ $date }, { $time }</b> to { $audience }, recipients as of now: <b>{ $count }</b>.{ $resting ->
        [yes] {" These are quiet hours: unless it is urgent, please choose another time."}
       *[no] {""}
    }
broadcast-send-button = Send now
broadcast-send-at-button = Send { $date }, { $time }
broadcast-later-button = Send later
broadcast-other-time-button = Another time
broadcast-ask-time = When shall it be sent? Tap one, or write day and time in Indonesian, for example <b>{ $example }</b> or <b>besok jam 3 sore</b>.
broadcast-time-button = { $date }, { $time }
broadcast-time-no-hour = At what time? Please write it out, for example <b>{ $example }</b>.
broadcast-time-past = That time has passed. Please choose one ahead.
broadcast-preparing = ⏳ Preparing the announcement…
broadcast-scheduled = 🕒 Scheduled: { $date }, { $time }. Recipients: { $count }.
broadcast-sending =
    📤 Sending… { $left } of { $total } to go.

    Sent: { $sent }
    Failed: { $failed }
    Blocked the bot: { $blocked }
broadcast-halt-button = Stop
broadcast-done =
    ✅ <b>Done</b>

    Sent: { $sent }
    Failed: { $failed }
    Blocked the bot: { $blocked }
broadcast-stopped =
    ⏹ <b>Stopped</b>. Not written to: { $left }.

    Sent: { $sent }
    Failed: { $failed }
    Blocked the bot: { $blocked }
broadcast-stopped-before-start = ⏹ <b>Stopped</b> before anything was sent.
broadcast-stopping = Stopped.
broadcast-already-over = This announcement is over already.
# Under every announcement.
broadcast-mute-button = 🔕 Stop: { $what }
broadcast-choose-button = ⚙️ Choose news
# Announcements that wait for the morning, are taken back or changed.
broadcast-review-quiet = This is how the announcement will look. Recipients: <b>{ $count }</b>, { $audience }. These are quiet hours, so it is sent on <b>{ $date }, { $time }</b>. If it is urgent, you can send it now.
broadcast-best-hour-button = Best hour: { $time }
broadcast-resting =
    🌙 Resting for the night, going on at { $time }. { $left } of { $total } to go.

    Sent: { $sent }
    Failed: { $failed }
    Blocked the bot: { $blocked }
broadcast-recall-button = Take back
broadcast-recall = Reached by this announcement: <b>{ $count }</b>. Shall it be deleted everywhere, or get another text?
broadcast-recall-too-late = More than 48 hours have passed; Telegram does not allow it any more.
broadcast-recall-recalled = 🗑 This announcement was taken back from everybody.
broadcast-recall-still-sending = This announcement is still being sent. Stop it first, or wait until it is done.
broadcast-delete-button = Delete everywhere
broadcast-edit-button = Change the text
broadcast-edit-ask = Please write the new text, at most { $limit } characters.
broadcast-edit-review = This is how the message will look. Change it everywhere? Recipients: <b>{ $count }</b>.
broadcast-edit-confirm-button = Change it now
broadcast-deleting = 🗑 Deleting… { $done } of { $total }.
broadcast-editing = ✏️ Changing… { $done } of { $total }.
broadcast-deleted = 🗑 <b>Taken back</b>: { $done } of { $total }. Not possible: { $missed }.
broadcast-edited = ✏️ <b>Changed</b>: { $done } of { $total }. Not possible: { $missed }.
broadcast-correction-stopped = ⏹ <b>Stopped</b> after { $done } of { $total }. Not possible: { $missed }.
broadcast-outcome-button = Download the outcome
broadcast-outcome = Here is the outcome, recipient by recipient.
broadcast-outcome-file = announcement-outcome-{ $date }
broadcast-outcome-sheet = Outcome
broadcast-outcome-recipient = Telegram id
broadcast-outcome-result = Outcome
broadcast-outcome-sent = Sent
broadcast-outcome-failed = Failed
broadcast-outcome-blocked = Blocked the bot
broadcast-outcome-open = Not written to yet
broadcast-outcome-gone = The outcome for each recipient is kept for 48 hours only.
