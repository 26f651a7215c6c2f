# Hari pelaksanaan: tiket, daftar hadir, pendamping kelas.
ticket-button = 🎟 Tiket QR
ticket-list-button = 🎟 Tiket { $date }{ $name ->
    [none] {""}
   *[other] {" · "}{ $name }
}
ticket-heading = Tiket Peserta
ticket-hint = Tunjukkan tiket ini di pintu kelas
ticket-caption =
    🎟 <b>{ $course }</b>
    { $date }, { $time }
    { $place }
    { $name } · kode <code>{ $code }</code>

    Tunjukkan gambar ini saat datang ya, Kak. Kalau ada yang menunjukkan <b>enam angka</b> di kelas, cukup ketik angkanya di sini.
ticket-waiting = Tiketnya terbit begitu Kakak dapat kursi, ya. Urutan antrean bisa dilihat di /pendaftaranku.
ticket-unknown = Tiket ini tidak berlaku, Kak. Kalau mau ikut kelas, lihat jadwalnya di /jadwal.
check-in-done =
    ✅ <b>Hadir</b>: { $name }
    { $course }, { $time }
check-in-already =
    ☑️ <b>Sudah hadir</b> sejak { $since }: { $name }
    { $course }, { $time }
check-in-other-day = Tiket ini untuk <b>{ $course }</b>, { $date }. Hari ini belum bisa dicatat hadir.
check-in-waiting = { $name } masih di daftar tunggu <b>{ $course }</b>, jadi belum punya kursi. Kalau ada tempat, tambahkan lewat tombol Tamu.
check-in-not-valid = Tiket ini sudah dibatalkan atau tidak dikenal.
check-in-taken-back = Baik, kehadirannya ditarik kembali.
check-in-missing-button = ↩️ { $name } tidak ikut
code-done =
    ✅ <b>Tercatat hadir</b>: { $name }
    { $course }

    Selamat belajar, Kak!
code-already = ☑️ <b>Sudah hadir</b>, Kak. { $name } sudah tercatat di { $course }.
code-wrong = Angkanya belum cocok, Kak. Angka di kelas berganti setiap menit, coba ketik yang terbaru ya.
code-too-many = Sudah beberapa kali belum cocok, Kak. Coba lagi pukul { $time }, atau sebutkan nama ke petugas di pintu.
door-choose = <b>Daftar hadir</b>. Pilih kelasnya:
door-none = Belum ada kelas komunitas Kakak di jadwal.
door-meeting-button = { $date } { $time } · { $name }
door-list =
    <b>{ $course }</b>
    { $date }, { $time }
    { $place }

    Hadir <b>{ $came }</b> dari { $people }{ $guests ->
        [0] {""}
       *[other] , tamu { $guests }
    }
door-tap = Ketuk nama yang datang.
door-guests = Tamu: { $names }
door-nobody = Belum ada yang terdaftar.
door-closed = Kehadiran dicatat pada hari kelasnya.
door-person = { $came ->
    [yes] ✅
   *[no] ⬜️
} { $name }
door-code-button = 🔢 Angka hadir
door-guest-button = ➕ Tamu
door-remove-guest-button = ➖ Hapus tamu
door-pdf-button = PDF
door-xlsx-button = Excel
door-refresh-button = 🔄 Segarkan
door-back-button = ← Daftar hadir
door-open-button = ✅ Daftar hadir
door-gone = Kelas itu sudah tidak ada di jadwal.
door-code =
    <b>{ $course }</b>

    Minta peserta mengetik angka ini ke bot:

    <b><code>{ $digits }</code></b>

    Berganti pukul { $time }. Ketuk <b>Angka baru</b> untuk yang terbaru.
door-code-new-button = 🔄 Angka baru
walk-in-ask =
    Siapa nama tamunya? Tahun lahir boleh ditulis di belakangnya, misalnya <i>Ani Lestari, 2015</i>.

    Beri tahu tamunya bahwa nama ini disimpan untuk daftar hadir, ya.
walk-in-bad = Tulis satu nama ya, misalnya <i>Ani Lestari</i> atau <i>Ani Lestari, 2015</i>.
walk-in-done-button = Selesai
walk-in-done = Baik, daftar tamu tersimpan.
guests-remove =
    { $count ->
        [0] Belum ada tamu di <b>{ $course }</b>.
       *[other] Tamu <b>{ $course }</b>. Ketuk nama yang mau dihapus.
    }
guests-remove-button = ✖️ { $name }
walk-in-removed = Baik, { $name } tidak jadi dicatat. Ketik nama yang benar, atau ketuk <b>Selesai</b>.
walk-in-added = ✅ { $name } dicatat sebagai tamu. Ada tamu lain? Ketik namanya, atau ketuk <b>Selesai</b>.
roster-title = Daftar Hadir · { $course }
roster-sheet = Daftar hadir
roster-number = No
roster-name = Nama
roster-birth-year = Lahir
roster-phone = Telepon
roster-from = Sekolah atau desa
roster-code = Kode
roster-came = Hadir
roster-signature = Tanda tangan
roster-guest = Tamu
roster-counts = Terdaftar { $people } orang, hadir { $came }, tamu { $guests }
roster-foot = Dicetak { $date }, { $time } · Halaman { $page } dari { $pages }
roster-file-name = daftar-hadir-{ $date }
roster-caption = Daftar hadir <b>{ $course }</b>, { $date }. Berisi data pribadi, hapus bila sudah tidak dipakai ya.
tutors-list = <b>Pendamping kelas</b>. Mereka mengurus daftar hadir kelas komunitasnya sendiri.
tutors-none = Belum ada pendamping.
tutors-row = { $community }: { $name }, sejak { $date }
tutors-no-communities = Belum ada komunitas di katalog.
tutors-invite-button = ➕ Undang · { $community }
tutors-revoke-button = Cabut { $name } · { $community }
tutors-invited =
    Kirim tautan ini ke pendamping <b>{ $community }</b>. Berlaku sekali, sampai { $date }, { $time }:

    { $link }
tutors-revoked = Hak pendamping dicabut.
tutors-only-owners = Hanya pengelola utama yang bisa mencabut.
tutors-welcome =
    Selamat datang, Kak! Kakak sekarang pendamping <b>{ $community }</b>.

    Ketik /peserta untuk daftar hadir kelas komunitas Kakak. Saat kelas, cukup pindai tiket peserta dengan kamera ponsel, ketuk namanya, atau tunjukkan angka hadir.
tutors-invalid = Undangan ini sudah dipakai atau kedaluwarsa. Minta tautan baru ke perpustakaan ya, Kak.
tutors-help =
    🧭 <b>Untuk pendamping</b>
    /peserta: daftar hadir kelas komunitas Kakak

    Saat kelas: pindai tiket QR peserta dengan kamera ponsel, ketuk namanya di daftar, atau tunjukkan <b>Angka hadir</b>. Tamu ditambah lewat tombol <b>Tamu</b>. Sesudahnya ada PDF, Excel, dan sertifikat.
command-pendamping = Kelola pendamping kelas komunitas
