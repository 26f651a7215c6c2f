# Kalimat yang dipakai semua percakapan bertahap.
dialogue-cancelled = Baik Kak, dibatalkan. Tidak ada yang disimpan dari percakapan tadi. Kapan saja boleh mulai lagi.
dialogue-nothing-to-cancel = Tidak ada yang sedang berjalan, Kak. Mau lihat jadwal? Ketik /jadwal.
dialogue-expired = Percakapan tadi saya tutup dulu ya Kak, karena sudah lama tidak ada jawaban. Kalau masih mau, mulai lagi dari awal ya.
dialogue-outdated = Maaf Kak, bot baru saja diperbarui, jadi percakapan tadi perlu diulang dari awal ya.
dialogue-not-allowed = Percakapan tadi saya tutup ya Kak, karena Kakak bukan pustakawan di bot ini lagi.
dialogue-old-button = Tombol itu sudah tidak berlaku, Kak.
dialogue-cancel-button = Batal
# Kata yang mengakhiri percakapan bertahap, dipisah titik koma, huruf kecil.
dialogue-cancel-words = batal;batalkan;tidak jadi;gak jadi;ga jadi;nggak jadi;kada jadi;ora sido;berhenti;stop;cancel
