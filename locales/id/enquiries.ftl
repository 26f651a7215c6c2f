# Pesan warga kepada pustakawan, jawabannya, dan keinginan warga.
enquiry-ask = Tulis pesan Kakak untuk pustakawan dalam satu pesan ya. Jawabannya akan saya sampaikan di sini. Pesan disimpan sampai dijawab, paling lama 30 hari.
enquiry-ask-or-last =
    Mau saya teruskan pesan ini ke pustakawan, Kak?

    <blockquote>{ $question }</blockquote>

    Ketuk <b>Teruskan</b>, atau tulis pesan lain. Pesan disimpan sampai dijawab, paling lama 30 hari.
enquiry-pass-button = Teruskan
enquiry-passed-on =
    ✅ Sudah saya teruskan ke pustakawan, Kak:

    <blockquote>{ $question }</blockquote>

    Jawabannya akan saya sampaikan di sini.
enquiry-too-many = Masih ada beberapa pesan Kakak yang menunggu jawaban pustakawan. Tunggu sebentar ya, nanti jawabannya saya sampaikan di sini.
enquiry-wish-noted = Terima kasih, Kak. Keinginan Kakak akan kelas <b>{ $subject }</b> sudah saya catat untuk pustakawan. 🙏
enquiry-answer =
    💬 <b>Jawaban dari pustakawan</b>

    <blockquote>{ $question }</blockquote>

    { $answer }
enquiry-notice = 📬 Ada pesan warga yang belum dijawab: <b>{ $count }</b>. Buka /kotak_masuk ya.
enquiry-inbox-empty = 📭 Kotak masuk kosong, Kak. Semua pesan warga sudah dijawab.
enquiry-inbox = 📬 <b>Kotak masuk</b>: { $total } pesan belum dijawab.
enquiry-inbox-item =
    <b>{ $date }, { $time }</b>
    <blockquote>{ $question }</blockquote>
enquiry-reply-button = Jawab
enquiry-settle-button = Selesai
enquiry-more-button = Pesan berikutnya
enquiry-settled = Selesai, Kak. Pesan ini tidak tampil lagi.
enquiry-gone = Pesan ini sudah dijawab atau diselesaikan, Kak.
enquiry-write-answer =
    Tulis jawaban untuk pesan ini, Kak:

    <blockquote>{ $question }</blockquote>
enquiry-answer-too-long = Jawabannya terlalu panjang, Kak. Paling banyak { $limit } huruf. Ringkas dulu ya.
enquiry-answered = ✅ Jawaban Kakak dikirim ke warga.
