# Kalender warga.
calendar-button = 📅 Kalender
calendar-name = Kelas di { $library }
calendar-filename = kelas-perpustakaan.ics
calendar-waiting = { $course } (daftar tunggu)
calendar-description =
    Kode: { $code }
    { $bring ->
        [none] {""}
       *[other]
        Bawa: { $bring }
    }
calendar-file = 📅 Buka berkas ini untuk memasukkan <b>{ $course }</b> ke kalender HP Kakak. Alarmnya dua jam sebelum mulai.
calendar-file-all = 📅 Buka berkas ini untuk memasukkan semua kelas Kakak ke kalender HP.
calendar-none = Belum ada pendaftaran untuk dimasukkan ke kalender, Kak. Cari kelas di /jadwal ya.
calendar-off-button = 📅 Hapus dari kalender
calendar-off = 📅 Buka berkas ini untuk menghapus <b>{ $course }</b> dari kalender HP Kakak.
calendar-off-none = Pendaftaran itu sudah tidak tersimpan, Kak. Hapus saja langsung di kalender HP ya.
calendar-feed-button = 🔗 Tautan kalender
calendar-feed-new =
    🔗 <b>Tautan kalender Kakak</b>

    <code>{ $webcal }</code>

    Tambahkan tautan ini di Google Kalender (“Dari URL”) atau di kalender HP (“Langganan”). Kelas yang Kakak ikuti muncul sendiri, dan berubah sendiri kalau jadwalnya pindah.

    Siapa pun yang punya tautan ini bisa melihat jadwal Kakak, jadi jangan dibagikan ya. Tautannya hanya ditampilkan sekali, di pesan ini.
calendar-feed-exists = Kakak sudah punya tautan kalender. Demi keamanan, tautan lama tidak bisa ditampilkan lagi. Kalau hilang atau terlanjur dibagikan, ganti saja dengan yang baru.
calendar-feed-renew = Ganti tautan
calendar-feed-end = Matikan tautan
calendar-feed-ended = Tautan kalender Kakak sudah dimatikan. Kalender yang memakainya tidak diperbarui lagi.
