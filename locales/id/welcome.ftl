# Sapaan pertama.
welcome =
    Halo Kak { $name }! 👋 Saya bot { $library }.

    Tanya apa saja tentang Kelas Berbagi, lomba, dan perpustakaan keliling, misalnya:
    • <i>Sabtu ini ada kelas apa?</i>
    • <i>kelas bikin kue kapan?</i>
    • <i>daftar kelas drum</i>

    Atau pilih di bawah ini ya.
welcome-schedule = 📅 Jadwal kelas
welcome-competitions = 🏆 Lomba
welcome-interests = 🔔 Atur kabar
welcome-help = ❓ Bantuan
questions-only-text = Maaf Kak, saya baru bisa membaca tulisan. Ketik saja pertanyaannya ya, misalnya <i>Sabtu ini ada kelas apa?</i>
command-jadwal = Jadwal kelas terdekat
command-daftar = Daftar ikut kelas
command-pendaftaranku = Pendaftaran saya
command-lomba = Lomba minat baca
command-baca = Ayo membaca hari ini
command-bahasa = Ganti bahasa
command-dataku = Lihat data saya
command-hapus_data = Hapus data saya
command-bantuan = Cara memakai bot ini
command-batal = Keluar dari percakapan
librarian-invitation-welcome = Selamat datang di tim pustakawan, Kak! Perintah untuk pustakawan sekarang ada di menu.
librarian-invitation-already = Kakak sudah terdaftar sebagai pustakawan.
librarian-invitation-invalid = Undangan itu sudah dipakai atau kedaluwarsa, Kak. Minta yang baru ya.
