# Percakapan pendaftaran.
registration-consent =
    Sebelum mendaftar, minta izin dulu ya Kak.

    Perpustakaan menyimpan <b>nama</b> dan <b>tahun lahir</b> peserta, hanya untuk pendaftaran, pengingat, daftar hadir, dan sertifikat, paling lama { $months } bulan setelah kelasnya. Datanya bisa dilihat kapan saja lewat /dataku dan dihapus lewat /hapus_data.
registration-consent-yes = Setuju, lanjut
registration-consent-no = Tidak dulu
registration-consent-refused = Tidak apa-apa, Kak. Tidak ada data yang disimpan. Jadwal tetap bisa ditanyakan kapan saja.
registration-for-whom =
    <b>{ $course }</b>
    { $date }, { $time }
    { $place }

    Siapa yang ikut, Kak?
registration-tap-who = Ketuk salah satu tombol di bawah ya, Kak. Lebih dari satu orang? Kirim nama dan tahun lahirnya, satu orang satu baris, misalnya <i>Ani Lestari, 2015</i>.
registration-myself = Saya sendiri
registration-my-child = Anak saya
registration-my-parent = Bapak/Ibu saya
registration-neighbour = Tetangga
registration-someone-else = Orang lain
registration-ask-own-name = Siapa nama lengkap Kakak?
registration-ask-child-name = Siapa nama lengkap anaknya, Kak?
registration-ask-other-name = Siapa nama lengkap pesertanya, Kak?
registration-use-name = Pakai “{ $name }”
registration-ask-birth-year = Tahun berapa { $name } lahir? Ketik tahunnya, misalnya <b>{ $example }</b>, atau umurnya saja.
registration-bad-name = Namanya 2 sampai 60 huruf ya Kak, tanpa angka.
registration-bad-birth-year = Tahun lahirnya belum pas, Kak. Ketik empat angka, misalnya <b>{ $example }</b>, atau umurnya, misalnya <b>12 tahun</b>.
registration-too-young = Maaf Kak, <b>{ $course }</b> untuk usia { $minAge } tahun ke atas, jadi { $name } belum bisa ikut kali ini.
registration-confirm =
    Kita cek dulu ya, Kak:

    <b>{ $course }</b>
    { $date }, { $time }
    { $place }
    Peserta: <b>{ $name }</b>
    Biaya: { $fee }{ $requirements ->
        [none] {""}
       *[other] {""}
        Syarat: { $requirements }
    }

    Sudah benar?
registration-confirm-button = Daftar
registration-confirm-waitlist =
    { $free ->
        [none] <b>{ $course }</b>, { $date }, sudah penuh, Kak.
       *[other] <b>{ $course }</b>, { $date }, tinggal { $free } kursi, belum cukup untuk { $people } orang, Kak.
    }

    { $name } bisa masuk daftar tunggu di urutan <b>{ $position }</b>. Kalau kursinya cukup, langsung kami kabari di sini. Mau menunggu?
registration-waitlist-button = Daftar tunggu
registration-seated =
    ✅ <b>Terdaftar!</b>

    <b>{ $course }</b>
    { $date }, { $time }
    { $place }
    Peserta: { $name }
    Kode: <code>{ $code }</code>{ $bring ->
        [none] {""}
       *[other] {""}
        Jangan lupa bawa: { $bring }
    }

    { $soon ->
        [yes] Sampai jumpa sebentar lagi, Kak!
       *[no] Kami ingatkan sehari sebelumnya.
    } Kalau berhalangan, batalkan lewat /pendaftaranku ya, supaya kursinya bisa dipakai orang lain.
    { $rule ->
        [none] {""}
       *[other] { $rule }
    }
registration-waitlisted =
    🕒 <b>Daftar tunggu, urutan { $position }</b>

    <b>{ $course }</b>
    { $date }, { $time }
    { $place }
    Peserta: { $name }
    Kode: <code>{ $code }</code>

    Begitu ada kursi kosong, kami tawarkan di sini, lalu Kakak tinggal menekan <b>Ambil</b>.
    { $lower ->
        [none] {""}
       *[other] Sampai { $lower } tempat antrean Kakak di belakang yang lain, karena dua kali tidak datang tanpa kabar.
    }
registration-already-registered =
    { $state ->
        [waiting] { $name } sudah di daftar tunggu <b>{ $course }</b>, { $date }, Kak.
        [offered] Ada kursi yang disimpan untuk { $name } di <b>{ $course }</b>, { $date }. Mau diambil, Kak?
       *[seated] { $name } sudah terdaftar di <b>{ $course }</b>, { $date }, Kak.
    } Kodenya <code>{ $code }</code>.
registration-closed = Maaf Kak, pendaftaran <b>{ $course }</b>, { $date }, sudah ditutup.
registration-gone = Maaf Kak, pertemuan itu sudah tidak ada di jadwal. Lihat jadwal terbaru di /jadwal ya.
registration-not-now = Baik Kak, tidak jadi didaftarkan. Kapan saja boleh mulai lagi lewat /daftar.
registration-mine-empty = Kakak belum terdaftar di kelas mana pun. Mau cari kelas? Ketik /jadwal.
registration-mine =
    <b>Pendaftaran Kakak</b>

    { $list }
registration-mine-seated =
    <b>{ $course }</b>
    { $date }, { $time }
    { $place }
    { $name } · kode <code>{ $code }</code>
registration-mine-waiting =
    <b>{ $course }</b> · daftar tunggu urutan { $position }
    { $date }, { $time }
    { $name } · kode <code>{ $code }</code>
registration-cancel-button = Batalkan { $date }{ $name ->
    [none] {""}
   *[other] {" · "}{ $name }
}
registration-cancel-confirm =
    Batalkan pendaftaran { $name } di <b>{ $course }</b>, { $date }?
registration-cancel-who =
    Siapa yang batal ikut <b>{ $course }</b>, { $date }? Kalau hanya satu orang, yang lain tetap bisa ikut.
registration-cancel-all = Ya, batalkan semua ({ $count } orang)
registration-cancel-one-button = Hanya { $name }
registration-cancelled-one = Pendaftaran { $name } di <b>{ $course }</b>, { $date }, sudah <b>dibatalkan</b>. { $state ->
        [waiting] Di daftar tunggu sekarang tinggal { $others }.
        [offered] Kursi untuk { $others } kami simpan.
       *[seated] Kursi { $others } tetap ada, kodenya sama.
    } Terima kasih sudah memberi tahu, Kak. 🙏
registration-cancel-yes = Ya, batalkan
registration-cancel-no = Tidak jadi
registration-cancelled = Pendaftaran { $name } di <b>{ $course }</b>, { $date }, sudah <b>dibatalkan</b>. Terima kasih sudah memberi tahu, Kak. 🙏
registration-cancel-kept = Baik Kak, pendaftarannya tetap berlaku.
registration-cancel-unknown = Pendaftaran itu tidak ada atau sudah dibatalkan, Kak.
registration-attending = Siap Kak, sampai jumpa di kelas! 👋
registration-fee = { $money } per orang
registration-free = Gratis
registration-too-many-participants = Satu akun bisa menyimpan sampai { $limit } peserta, Kak, dan sekarang sudah penuh. Pilih dari nama yang sudah ada, atau hapus yang sudah tidak ikut lewat <b>Peserta saya</b> di /pendaftaranku.
registration-too-many = Kursi <b>{ $course }</b> hanya { $quota }, Kak, jadi belum cukup untuk semuanya. Pilih paling banyak { $quota } orang ya.
registration-cancel-too-late = <b>{ $course }</b> sudah dimulai, jadi tidak bisa dibatalkan lagi, Kak.
registration-attending-waiting = Kakak masih di daftar tunggu. Begitu ada kursi, kami kabari ya.
registration-attending-cancelled = Pendaftaran itu sudah dibatalkan, Kak. Mau daftar lagi? Ketik /daftar.
registration-attending-over = Kelas itu sudah selesai, Kak. Terima kasih ya!
registration-attending-not-found = Pendaftaran itu tidak ditemukan, Kak. Cek lewat /pendaftaranku ya.
registration-several = 👨‍👩‍👧 Beberapa orang sekaligus
registration-several-question =
    Siapa saja yang ikut bersama? Ketuk namanya, lalu <b>Lanjut</b>. Kursinya selalu diberikan bersama.

    Guru boleh mengirim daftar, satu nama satu baris, sampai 40 orang:
    <i>Ani Lestari, 2015
    Budi Santoso, 2014</i>

    Sudah dipilih: { $count }
registration-several-self = ➕ Saya sendiri
registration-several-child = ➕ Anak saya
registration-several-parent = ➕ Bapak/Ibu saya
registration-several-neighbour = ➕ Tetangga
registration-several-other = ➕ Orang lain
registration-several-done = Lanjut ({ $count } orang)
registration-several-none = Pilih dulu siapa yang ikut ya, Kak.
registration-several-too-many = Sekali daftar paling banyak { $limit } orang ya, Kak.
registration-list-unclear =
    Baris ini belum jelas, Kak. Tulis nama lalu tahun lahir, misalnya <i>Ani Lestari, 2015</i>:
    { $lines }

    Perbaiki, lalu kirim lagi seluruh daftarnya ya.
registration-list-left = Satu akun bisa menyimpan sampai { $limit } peserta, jadi yang ini belum tersimpan, Kak: { $names }. Hapus dulu yang sudah tidak ikut lewat <b>Peserta saya</b> di /pendaftaranku.
registration-rule-ask = Dua hari sebelumnya kami tanya lagi, “Jadi datang?”.
registration-rule-release = Dua hari sebelumnya kami tanya lagi, “Jadi datang?”. Kalau ada yang menunggu dan sampai sehari sebelumnya pukul { $time } belum ada kabar, kursinya bisa kami alihkan.
registration-mine-offered =
    <b>{ $course }</b> · <b>Kursi tersedia</b>, kami simpan sampai { $until }
    { $date }, { $time }
    { $place }
    { $name } · kode <code>{ $code }</code>
registration-offer-take-button = Ambil { $date }{ $name ->
    [none] {""}
   *[other] {" · "}{ $name }
}
registration-offer-skip-button = Lewati
registration-offer-taken =
    ✅ <b>Terdaftar: { $course }</b>

    { $date }, { $time }
    { $place }
    Peserta: { $name }
    Kode: <code>{ $code }</code>

    Sampai jumpa di kelas, Kak! Kalau berhalangan, batalkan lewat /pendaftaranku ya.
registration-offer-skipped = Baik Kak, kursi <b>{ $course }</b>, { $date }, kami tawarkan ke yang berikutnya, dan Kakak tidak di daftar tunggu lagi. Kalau berubah pikiran, boleh mendaftar lagi.
registration-offer-waiting = Belum ada kursi yang ditawarkan, Kak. Kakak masih di daftar tunggu.
registration-offer-gone = Maaf Kak, kursi <b>{ $course }</b>, { $date }, yang tadi ditawarkan sudah tidak berlaku. Boleh mendaftar lagi ya.
registration-offer-closed = Maaf Kak, kelas itu sudah dimulai, jadi kursinya tidak bisa diambil lagi.
registration-offer-not-found = Tawaran itu tidak ditemukan, Kak. Cek lewat /pendaftaranku ya.
registration-attending-offered = Ada kursi untuk Kakak! Tekan <b>Ambil</b> dulu lewat /pendaftaranku ya, supaya kursinya jadi milik Kakak.
registration-series-button = Daftar semua pertemuan ({ $count })
registration-series-confirm =
    Mendaftarkan <b>{ $name }</b> ke semua pertemuan <b>{ $course }</b>:

    { $list }

    Biaya kelas ini: { $fee }
    Pertemuan yang penuh masuk daftar tunggu. Setuju, Kak?
registration-series-open = { $date }, { $time }
registration-series-full = { $date }, { $time } · penuh, daftar tunggu
registration-series-confirm-button = Daftar semua
registration-series-done =
    <b>{ $course }</b>
    Peserta: { $name }

    { $list }

    Tiap pertemuan bisa dibatalkan sendiri lewat /pendaftaranku.
registration-series-seated = ✅ Terdaftar: { $date }, { $time }, { $place } · kode <code>{ $code }</code>
registration-series-waitlisted = 🕒 Daftar tunggu urutan { $position }: { $date }, { $time } · kode <code>{ $code }</code>
registration-series-already-registered = ☑️ Sudah terdaftar: { $date }, { $time } · kode <code>{ $code }</code>
registration-series-not-possible = ✖️ Belum bisa: { $date }, { $time }
registration-guardian =
    Peserta di bawah 18 tahun perlu izin orang tua atau wali: <b>{ $names }</b>.

    { $self ->
        [yes] Minta izin ayah, ibu, atau wali dulu ya, lalu orang tua atau wali yang menekan tombol ini.
       *[no] Sebagai orang tua, wali, atau guru yang diberi izin, apakah Kakak setuju nama dan tahun lahirnya disimpan?
    } Datanya hanya untuk pendaftaran, pengingat, daftar hadir, dan sertifikat, paling lama sampai usianya 18 tahun. Bukti izin ini ada di /dataku.
registration-guardian-yes = Setuju, saya izinkan
registration-guardian-no = Tidak dulu
registration-guardian-refused = Tidak apa-apa, Kak. Tanpa izin, data { $names } tidak kami simpan dan belum bisa didaftarkan.
