# Data warga sendiri: dilihat dan dihapus.
own-data-caption = 📄 Ini semua data Kakak yang kami simpan. Mau dihapus? Ketik /hapus_data.
own-data-json-caption = Data yang sama dalam bentuk JSON, untuk dibaca program komputer.
own-data-filename = data-saya.pdf
own-data-json-filename = data-saya.json
own-data-title = Data yang kami simpan
own-data-of = { $library } · akun Telegram { $id } · { $date }
own-data-footer = Data ini disimpan menurut UU No. 27 Tahun 2022 tentang Pelindungan Data Pribadi. Siapa pun boleh melihatnya lewat /dataku dan menghapusnya lewat /hapus_data. Data pendaftaran dihapus sendiri { $months } bulan setelah kelasnya selesai.
own-data-profile = Akun
own-data-telegram = Nomor akun Telegram: { $id }
own-data-language = Bahasa: { $language }
own-data-interests = Kabar yang ingin diterima: { $list }
own-data-interests-none = tidak ada
own-data-reachable = Pesan dari perpustakaan: { $answer ->
        [yes] boleh dikirim
       *[no] tidak dikirim
    }
own-data-consents = Izin
own-data-no-consent = Belum ada izin penyimpanan data, jadi tidak ada nama yang disimpan.
own-data-consent = Izin menyimpan nama dan tahun lahir peserta untuk pendaftaran, pengingat, daftar hadir, dan sertifikat diberikan pada { $date }, { $time }, berlaku sampai dihapus lewat /hapus_data.
own-data-guardian-consent = Izin orang tua atau wali untuk { $name } (pendaftaran, pengingat, daftar hadir, sertifikat) diberikan dari akun ini pada { $date }, { $time }, berlaku sampai akhir { $until }.
own-data-participants = Peserta
own-data-participant = { $name }, lahir { $birthYear }, { $relation ->
        [self] diri sendiri
        [child] anak
        [parent] orang tua
        [pupil] murid
        [neighbour] tetangga
       *[other] lainnya
    }
own-data-participant-phone = Telepon: { $phone }
own-data-participant-from = Sekolah atau desa: { $from }
own-data-registrations = Pendaftaran
own-data-registration =
    { $course }, { $date }, { $time }
    Kode { $code } · { $state ->
        [seated] terdaftar
        [offered] kursi sedang ditawarkan
        [waiting] daftar tunggu
       *[cancelled] dibatalkan
    } · { $names }
own-data-registration-at = Didaftarkan pada { $date }, { $time }
own-data-registration-coming = Menjawab “Hadir” pada { $date }, { $time }
own-data-unknown-class = Kelas yang sudah tidak ada di jadwal
own-data-absences = Tidak hadir tanpa kabar
own-data-attendance = Kehadiran
own-data-came = { $name } hadir di { $course }, { $date }, { $time }
own-data-tutor = Tutor
own-data-tutor-of = Tutor { $community } sejak { $date }.
own-data-certificates = Sertifikat
own-data-certificate = { $number }: { $name }, { $course }, { $date }
own-data-stories = Cerita sesudah kelas
own-data-story = { $course }, { $date }: { $text }
own-data-feedback = Pertanyaan sesudah kelas
own-data-no-questions = Tidak mau ditanya sesudah kelas.
own-data-enquiries = Pesan kepada pustakawan
own-data-enquiry = { $date }, { $time }: { $text }
own-data-wishes = Kelas yang diinginkan
own-data-calendar = Tautan kalender
own-data-calendar-link = Ada tautan kalender pribadi. Yang disimpan hanya sidiknya, bukan tautannya.
own-data-librarian = Pustakawan
own-data-librarian-since = Diundang menjadi pustakawan pada { $date }.
own-data-chat = Percakapan
own-data-chat-dialogue = Percakapan yang belum selesai disimpan paling lama 24 jam.
own-data-chat-context = Topik pertanyaan terakhir disimpan paling lama 24 jam.
own-data-chat-buried = { $count } pesan yang gagal diproses, disimpan paling lama 7 hari untuk diperiksa.
own-data-chat-waiting = Pesan yang akan dikirim: { $text }
own-data-erase =
    Semua data Kakak akan dihapus: nama peserta, pendaftaran, dan pilihan kabar. Kursi yang sudah dipesan diberikan ke orang lain.

    Yakin mau dihapus?
own-data-erase-yes = Ya, hapus semua
own-data-erase-no = Tidak jadi
own-data-erased = Data Kakak sudah dihapus. Terima kasih sudah pernah belajar bersama kami. 🙏
own-data-kept = Baik Kak, datanya tetap disimpan.
