# Kartu kelas yang dibagikan di chat mana pun (@bot drum sabtu).
inline-description = { $date }, { $time } · { $place } · { $seats }
inline-message =
    <b>{ $course }</b>
    📅 { $date }, { $time }
    📍 { $place }
    💳 { $fee } · { $seats }
inline-register-button = Daftar
