# Cards of classes shared in any chat (@bot drum sabtu).
inline-description = { $date }, { $time } · { $place } · { $seats }
inline-message =
    <b>{ $course }</b>
    📅 { $date }, { $time }
    📍 { $place }
    💳 { $fee } · { $seats }
inline-register-button = Register
