# Perintah pustakawan: kelola kelas, peserta, impor dan ekspor, rekan pustakawan.
command-umumkan = Kirim pengumuman
command-kelola = Kelola kelas dan pertemuan
command-peserta = Lihat peserta
command-kotak_masuk = Pesan warga
command-laporan = Laporan bulan ini
command-impor = Impor program dari berkas
command-ekspor = Unduh program sebagai Excel
librarians-menu = 🗂 <b>Kelola</b>: pilih kelasnya, Kak.
librarians-menu-empty = Belum ada kelas yang akan datang, Kak. Isi programnya dengan /impor.
librarians-course-button = { $course } ({ $count })
librarians-more-button = Lainnya
librarians-first-button = Dari awal
librarians-back-button = « Kembali
librarians-announce-button = 📣 Umumkan lomba
librarians-people-button = 👥 Rekan pustakawan
librarians-meetings = <b>{ $course }</b>: pertemuan yang mana, Kak?
librarians-meeting-button = { $date }, { $time } · { $place }
librarians-gone = Pertemuan itu sudah lewat atau tidak ada lagi, Kak.
librarians-meeting =
    <b>{ $course }</b>
    📅 { $date }, { $time }
    📍 { $place }

    Kuota { $quota }: terisi <b>{ $taken }</b>, daftar tunggu <b>{ $waiting }</b>
librarians-move-button = Pindahkan
librarians-place-button = Ganti tempat
librarians-quota-button = Ubah kuota
librarians-cancel-button = Batalkan pertemuan
librarians-roster-button = 👤 Peserta
librarians-ask-move =
    <b>{ $course }</b> sekarang { $date }, { $time }, di { $place } (kuota { $quota }).

    Pindah ke hari dan jam berapa, Kak? Misalnya <b>Sabtu depan 14.00-16.00</b> atau <b>jam 3 sore</b>. Yang tidak disebut tetap.
librarians-ask-place =
    <b>{ $course }</b>, { $date }, { $time }, sekarang di <b>{ $place }</b> (kuota { $quota }).

    Tulis tempat yang baru, Kak.
librarians-ask-quota =
    <b>{ $course }</b>, { $date }, { $time }, di { $place }: kuota sekarang <b>{ $quota }</b>.

    Tulis kuota yang baru, Kak.
librarians-hint-move = Tulis hari atau jamnya ya Kak, misalnya <b>5/12 14.00-16.00</b>.
librarians-hint-place = Tulis nama tempatnya ya Kak, paling panjang 120 huruf.
librarians-hint-quota = Tulis angka antara 1 dan 10000 ya Kak.
librarians-time-past = Waktu itu sudah lewat, Kak.
librarians-confirm-move =
    Pindahkan <b>{ $course }</b>?

    Dari: { $date }, { $time } ({ $place }, kuota { $quota })
    Ke: <b>{ $newDate }, { $newTime }</b>

    { $people ->
        [0] Belum ada yang terdaftar atau menunggu.
       *[other] <b>{ $people } orang</b> yang terdaftar atau menunggu langsung diberi tahu.
    }
librarians-confirm-place =
    Ganti tempat <b>{ $course }</b>, { $date }, { $time } (kuota { $quota })?

    Dari: { $place }
    Ke: <b>{ $newPlace }</b>

    { $people ->
        [0] Belum ada yang terdaftar atau menunggu.
       *[other] <b>{ $people } orang</b> yang terdaftar atau menunggu langsung diberi tahu.
    }
librarians-confirm-quota =
    Ubah kuota <b>{ $course }</b>, { $date }, { $time }, di { $place }, dari { $quota } menjadi <b>{ $newQuota }</b>?

    Terisi { $taken }, daftar tunggu { $waiting }. Yang sudah punya kursi tetap ikut; kursi tambahan langsung ditawarkan kepada yang menunggu.
librarians-confirm-cancel =
    Batalkan pertemuan <b>{ $course }</b>, { $date }, { $time }, di { $place } (kuota { $quota })?

    { $people ->
        [0] Belum ada yang terdaftar atau menunggu.
       *[other] <b>{ $people } orang</b> yang terdaftar atau menunggu langsung diberi tahu.
    } Ini tidak bisa diurungkan.
librarians-edit-yes-button = Ya, lanjutkan
librarians-edit-changed = { $edit ->
        [quota] ✅ Kuotanya sudah diubah, Kak.
        [cancel] ✅ Pertemuannya <b>dibatalkan</b>, Kak. Yang terdaftar atau menunggu langsung diberi tahu.
       *[other] ✅ Sudah diubah, Kak. Yang terdaftar atau menunggu langsung diberi tahu.
    }
librarians-edit-back-button = « Pertemuan ini
librarians-edit-no-button = Tidak jadi
librarians-cancel-yes-button = Ya, batalkan pertemuan
librarians-edit-unchanged = Pertemuannya memang sudah begitu, Kak. Tidak ada yang diubah.
librarians-edit-stale = Pertemuan ini baru saja diubah orang lain, Kak. Tidak ada yang saya ubah. Lihat dulu di /kelola.
librarians-edit-not-allowed = Tidak bisa begitu, Kak: kelas ini sudah punya pertemuan lain pada waktu itu. Tidak ada yang diubah.
librarians-people =
    👥 <b>Rekan pustakawan</b>

    Pemilik: { $owners }, diundang: { $invited }. Ketuk untuk mengundang, atau untuk mencabut hak seseorang.
librarians-invite-button = ➕ Undang pustakawan
librarians-remove-button = ✖️ { $name } (sejak { $date })
librarians-invitation =
    Kirim tautan ini kepada satu rekan, Kak. Hanya bisa dipakai sekali, sampai { $date }, { $time }:

    { $link }
librarians-remove-confirm = Cabut hak pustakawan dari <b>{ $name }</b>, Kak?
librarians-remove-yes-button = Ya, cabut
librarians-removed = Haknya sudah dicabut.
librarians-not-removed = Orang itu sudah bukan pustakawan.
librarians-roster-none = Belum ada pertemuan, Kak.
librarians-roster-choose = 👤 <b>Peserta</b>: pertemuan yang mana, Kak? Untuk satu kode: <code>/peserta M12-7KQ4ZT</code>
librarians-roster-meeting-button = { $date } · { $course }
librarians-roster =
    <b>{ $course }</b>
    📅 { $date }, { $time }
    Terisi { $taken } dari { $quota }, daftar tunggu { $waiting }

    { $list ->
        [waiting] <b>Daftar tunggu</b>
       *[seated] <b>Peserta</b>
    }
    { $names }
librarians-roster-empty-seated = Belum ada yang terdaftar.
librarians-roster-empty-waiting = Tidak ada yang menunggu.
librarians-roster-person = { $name } ({ $birthYear }, { $age } th)
librarians-roster-row =
    { $number } { $names } · <code>{ $code }</code>{ $coming ->
        [yes] {" "}✅ hadir
       *[no] {""}
    }
librarians-roster-waiting-button = Daftar tunggu
librarians-roster-seated-button = Peserta
librarians-roster-meetings-button = Pertemuan lain
librarians-code =
    <b>{ $course }</b>
    📅 { $date }, { $time }
    { $state ->
        [seated] ✅ Terdaftar
        [waiting] ⏳ Daftar tunggu nomor { $position }
       *[cancelled] ❌ Sudah dibatalkan
    }

    { $names }
librarians-code-unknown = Kode itu tidak ada, Kak. Bentuknya seperti <code>M12-7KQ4ZT</code>.
librarians-import-ask =
    Kirim berkas programnya, Kak: satu berkas Excel (.xlsx) dengan semua lembar, atau satu tabel sebagai .csv dengan namanya sendiri, misalnya kelas.csv. Paling besar 5 MB.

    Belum punya? Ketik /ekspor untuk mengunduh yang sekarang.
librarians-import-hint = Kirim sebagai berkas (dokumen) ya Kak, bukan tulisan.
librarians-import-first = Mau mengimpor program, Kak? Ketik /impor dulu, lalu kirim berkasnya.
librarians-import-too-large = Berkasnya terlalu besar, Kak. Paling besar { $megabytes } MB.
librarians-import-unavailable = Berkasnya belum bisa saya ambil dari Telegram, Kak. Coba kirim lagi ya.
librarians-import-problems =
    Belum ada yang diimpor, Kak. Ada <b>{ $count }</b> hal yang perlu dibetulkan:

    { $list }
librarians-import-more = … dan { $count } lagi
librarians-import-problems-file = yang-perlu-dibetulkan.txt
librarians-import-confirm =
    { $people ->
        [0] Belum ada yang diimpor, Kak. Coba dilihat dulu ya:
       *[other] Belum ada yang diimpor. Impor ini mengubah pertemuan yang sudah punya pendaftar:
    }

    { $list }

    { $people ->
        [0] Belum ada pendaftar yang terkena. Mau diteruskan?
       *[other] Kalau diteruskan, <b>{ $people } orang</b> langsung diberi tahu.
    }
librarians-import-yes-button = Ya, impor
librarians-export = Ini program yang sekarang, Kak. Ubah berkasnya, lalu kirim kembali dengan /impor.
librarians-export-file = program-{ $date }.xlsx
librarians-help =
    🗂 <b>Untuk pustakawan</b>
    /kelola: pindah jadwal, ganti tempat, ubah kuota, batalkan pertemuan
    /peserta: pendaftar, daftar tunggu, daftar hadir
    /umumkan: kirim pengumuman atau lomba
    /kotak_masuk: jawab pesan warga
    /laporan: ringkasan bulan ini
    /ekspor dan /impor: program kelas sebagai Excel
    /pendamping: undang pendamping kelas komunitas
