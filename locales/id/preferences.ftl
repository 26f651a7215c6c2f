# Pilihan warga.
preferences-language = Mau memakai bahasa apa, Kak?
preferences-language-set = Baik Kak, sekarang kita memakai Bahasa Indonesia.
preferences-interests = Kabar apa yang mau Kakak terima? Ketuk untuk mengubah. Pengingat kelas yang Kakak ikuti selalu dikirim.
preferences-muted = Baik Kak, tidak ada lagi kabar <b>{ $what }</b>. Bisa diubah kapan saja.
preferences-change = Atur kabar
interest-classes = Kelas baru
interest-competitions = Lomba
interest-mobile-library = Perpustakaan keliling
interest-news = Berita perpustakaan
own-data =
    <b>Data Kakak yang kami simpan</b>

    { $list }
own-data-no-consent = Belum ada izin penyimpanan data, jadi tidak ada nama yang disimpan.
own-data-consent = Izin diberikan pada { $date }.
own-data-participant = Peserta: { $name }, lahir { $birthYear }
own-data-erase =
    Semua data Kakak akan dihapus: nama peserta, pendaftaran, dan pilihan kabar. Kursi yang sudah dipesan diberikan ke orang lain.

    Yakin mau dihapus?
own-data-erase-yes = Ya, hapus semua
own-data-erase-no = Tidak jadi
own-data-erased = Data Kakak sudah dihapus. Terima kasih sudah pernah belajar bersama kami. 🙏
own-data-kept = Baik Kak, datanya tetap disimpan.
