# Kabar tentang pendaftaran yang dikirim tanpa diminta.
notice-offered =
    🎉 <b>Kursi tersedia: { $course }</b>

    { $date }, { $time }
    { $place }
    Untuk: { $names } · kode <code>{ $code }</code>

    Kursinya kami simpan untuk Kakak sampai <b>{ $until }</b>. Mau diambil, Kak?

    Kalau dilewati atau belum dijawab sampai waktu itu, kursinya kami tawarkan ke antrean berikutnya.
offer-take-button = Ambil
offer-skip-button = Lewati
notice-nearer =
    { $position ->
        [1] 🕒 Kakak sekarang di urutan <b>pertama</b> daftar tunggu <b>{ $course }</b>, { $date }, { $time }, untuk { $names }.
       *[other] 🕒 Antreannya maju, Kak. { $names } sekarang di urutan <b>{ $position }</b> daftar tunggu <b>{ $course }</b>, { $date }, { $time }.
    } Begitu ada kursi, langsung kami tawarkan di sini.
notice-expired =
    Kursi <b>{ $course }</b>, { $date }, untuk { $names } belum sempat diambil, jadi kami tawarkan ke yang berikutnya dan Kakak tidak di daftar tunggu lagi.

    Masih mau ikut? Boleh mendaftar lagi ya, Kak.
notice-released =
    Karena belum ada kabar, kursi { $names } di <b>{ $course }</b>, { $date }, kami berikan kepada yang sudah menunggu. Tidak apa-apa ya, Kak.

    Masih mau ikut? Boleh mendaftar lagi.
notice-again-button = Daftar lagi
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
notice-keep-waiting-button = Tetap menunggu
