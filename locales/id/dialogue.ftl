# Kalimat yang dipakai semua percakapan bertahap.
dialogue-cancelled = Baik Kak, dibatalkan. Tidak ada yang disimpan dari percakapan tadi. Kapan saja boleh mulai lagi.
dialogue-nothing-to-cancel = Tidak ada yang sedang berjalan, Kak. Mau lihat jadwal? Ketik /jadwal.
dialogue-expired = Percakapan tadi saya tutup dulu ya Kak, karena sudah lama tidak ada jawaban. Kalau masih mau, mulai lagi dari /daftar.
dialogue-outdated = Maaf Kak, bot baru saja diperbarui, jadi percakapan tadi perlu diulang dari awal. Ketik /daftar untuk mulai lagi.
dialogue-old-button = Tombol itu sudah tidak berlaku, Kak.
dialogue-cancel-button = Batal
# Kata yang mengakhiri percakapan bertahap, dipisah titik koma, huruf kecil.
dialogue-cancel-words = batal;batalkan;tidak jadi;gak jadi;ga jadi;nggak jadi;kada jadi;ora sido;berhenti;stop;cancel
