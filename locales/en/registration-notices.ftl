# News about registrations, sent unprompted.
notice-offered =
    🎉 <b>Kursi tersedia / a seat is free: { $course }</b>

    { $date }, { $time }
    { $place }
    For: { $names } · code <code>{ $code }</code>

    We hold it for you until <b>{ $until }</b>. Do you want it?

    If you skip it or do not answer by then, it is offered to the next in line.
offer-take-button = Ambil / Take it
offer-skip-button = Lewati / Skip
notice-nearer =
    { $position ->
        [1] 🕒 You are <b>first</b> on the waiting list of <b>{ $course }</b>, { $date }, { $time }, for { $names }.
       *[other] 🕒 The line moved. { $names }: place <b>{ $position }</b> on the waiting list of <b>{ $course }</b>, { $date }, { $time }.
    } As soon as a seat is free, we offer it here.
notice-expired =
    The seat in <b>{ $course }</b>, { $date }, for { $names } was not taken in time, so we offer it to the next in line, and you are no longer on the waiting list.

    Still interested? You are welcome to register again.
notice-released =
    As we did not hear from you, the seat of { $names } in <b>{ $course }</b>, { $date }, went to someone who was waiting.

    Still interested? You are welcome to register again.
notice-again-button = Register again
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
notice-keep-waiting-button = Keep waiting
