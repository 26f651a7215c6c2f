# News about registrations, sent unprompted.
notice-promoted =
    🎉 Good news! There is a seat for { $names } now.

    ✅ <b>Registered: { $course }</b>
    { $date }, { $time }
    { $place }
    Code: <code>{ $code }</code>

    If you cannot come after all, please cancel, so that somebody else can have the seat.
notice-moved =
    📅 <b>New time: { $course }</b>

    Before: { $oldDate }, { $oldTime }
    Now: <b>{ $date }, { $time }</b>
    Place: { $place }
    For: { $names } · code <code>{ $code }</code>

    Can you still come?
notice-place-changed =
    📍 <b>New place: { $course }</b>

    Before: { $oldPlace }
    Now: <b>{ $place }</b>
    The time stays { $date }, { $time }.
    For: { $names } · code <code>{ $code }</code>

    Can you still come?
notice-removed =
    We are sorry: <b>{ $course }</b>, { $date }, { $time }, was <b>cancelled</b> by the library, so the registration of { $names } is void.

    Find another one: /jadwal
notice-keep-button = Still coming
notice-cancel-button = Cancel
