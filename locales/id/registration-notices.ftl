# Kabar tentang pendaftaran yang dikirim tanpa diminta.
notice-promoted =
    🎉 Kabar baik, Kak! Sekarang ada kursi untuk { $names }.

    ✅ <b>Terdaftar: { $course }</b>
    { $date }, { $time }
    { $place }
    Kode: <code>{ $code }</code>

    Kalau ternyata tidak bisa datang, batalkan ya, supaya kursinya bisa dipakai orang lain.
notice-moved =
    📅 <b>Jadwal berubah: { $course }</b>

    Semula: { $oldDate }, { $oldTime }
    Menjadi: <b>{ $date }, { $time }</b>
    Tempat: { $place }
    Peserta: { $names } · kode <code>{ $code }</code>

    Masih bisa ikut, Kak?
notice-place-changed =
    📍 <b>Tempat berubah: { $course }</b>

    Semula: { $oldPlace }
    Menjadi: <b>{ $place }</b>
    Waktunya tetap { $date }, { $time }.
    Peserta: { $names } · kode <code>{ $code }</code>

    Masih bisa ikut, Kak?
notice-removed =
    Mohon maaf, Kak. <b>{ $course }</b>, { $date }, { $time }, <b>dibatalkan</b> oleh perpustakaan, jadi pendaftaran { $names } tidak berlaku lagi.

    Cari jadwal lain yuk: /jadwal
notice-keep-button = Tetap ikut
notice-cancel-button = Batal ikut
