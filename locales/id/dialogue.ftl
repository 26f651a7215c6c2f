# Kalimat yang dipakai semua percakapan bertahap.
dialogue-cancelled = Baik Kak, percakapan tadi dibatalkan. Kapan saja boleh mulai lagi.
dialogue-nothing-to-cancel = Tidak ada yang sedang berjalan, Kak. Mau lihat jadwal? Ketik /jadwal.
dialogue-expired = Percakapan tadi saya tutup dulu ya Kak, karena sudah lama tidak ada jawaban. Kalau masih mau, mulai lagi dari awal ya.
dialogue-outdated = Maaf Kak, bot baru saja diperbarui, jadi percakapan tadi perlu diulang dari awal ya.
dialogue-not-allowed = Percakapan tadi saya tutup ya Kak, karena Kakak bukan pustakawan di bot ini lagi.
dialogue-old-button = Tombol itu sudah tidak berlaku, Kak.
dialogue-cancel-button = Batal
# Petunjuk bagi yang mengetik sesuatu yang bukan jawaban, selagi ditanya dengan tombol.
dialogue-tap-one = Ketuk salah satu tombol di bawah ini ya, Kak. Mau berhenti? Ketik /batal.
# Kata yang berarti ya dan tidak, dipisah titik koma, huruf kecil.
dialogue-yes-words = ya;y;ya kak;iya kak;ya batalkan;iya batalkan;ya hapus;iya;iyaa;yes;yup;yoi;ok;oke;okay;baik;boleh;setuju;lanjut;jadi;betul;benar;sudah;sudah benar;sip;siap;iyo;inggih;nggih;iih;he eh
dialogue-no-words = tidak;tidak jadi;tdk;tak;gak;ga;nggak;enggak;engga;ngga;ndak;kada;ora;jangan;jgn;no;nope;belum;gak dulu;ga dulu;nanti saja;nanti dulu
# Kata yang mengakhiri percakapan bertahap, dipisah titik koma, huruf kecil.
dialogue-cancel-words = batal;batalkan;tidak jadi;gak jadi;ga jadi;nggak jadi;kada jadi;ora sido;berhenti;stop;cancel
