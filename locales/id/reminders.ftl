# Pengingat kelas.
reminder-meeting =
    🔔 <b>Pengingat: { $course }</b>

    { $date }, { $time }
    { $place }
    Peserta: { $names } · kode <code>{ $code }</code>
reminder-bring = Jangan lupa bawa: { $bring }
reminder-ask = Jadi datang, Kak?
reminder-see-you = Sampai jumpa, Kak! Kalau ternyata berhalangan, tekan <b>Batal</b> ya.
reminder-coming-button = Hadir
reminder-cancel-button = Batal
confirmation-ask =
    🙋 <b>Jadi datang, Kak?</b>

    <b>{ $course }</b>
    { $date }, { $time }
    { $place }
    Peserta: { $names } · kode <code>{ $code }</code>

    Tekan <b>Hadir</b> kalau jadi, atau <b>Batal</b> supaya kursinya bisa dipakai orang lain.
confirmation-warn =
    ⏳ <b>Jadi datang, Kak?</b> Ada yang menunggu kursi di <b>{ $course }</b>, { $date }, { $time }.

    Peserta: { $names } · kode <code>{ $code }</code>

    Tekan <b>Hadir</b> sebelum <b>pukul { $release }</b> hari ini ya. Setelah itu, kursi yang belum ada kabarnya bisa kami berikan kepada yang menunggu.
