# Pengingat kelas.
reminder-meeting =
    🔔 <b>Pengingat: { $course }</b>

    { $date }, { $time }
    { $place }
    Peserta: { $names } · kode <code>{ $code }</code>
reminder-bring = Jangan lupa bawa: { $bring }
reminder-see-you = Jadi datang, Kak?
reminder-coming-button = Hadir
reminder-cancel-button = Batal
