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
