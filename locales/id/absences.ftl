# Tidak hadir tanpa kabar, dan keberatan atas catatannya.
absence-first =
    Tempat Kakak kosong di kelas { $date }. Semoga semua baik-baik saja ya.

    Lain kali kalau berhalangan, batalkan lewat /pendaftaranku, kapan saja sebelum mulai. Kalau terjadi dua kali tanpa kabar, selama 30 hari tempat Kakak di daftar tunggu di belakang yang lain. Pendaftaran tetap selalu boleh.

    Ternyata Kakak datang, atau ada alasannya? Sampaikan di bawah ini ya.
absence-repeated =
    Tempat Kakak kosong lagi di kelas { $date }, tanpa kabar. Sampai { $until }, tempat Kakak di daftar tunggu di belakang yang lain. Pendaftaran tetap boleh seperti biasa.

    Ada alasan atau kekeliruan? Sampaikan kepada pustakawan ya.
absence-appeal-button = Sampaikan keberatan
absence-appeal-ask = Boleh diceritakan singkat, Kak? Satu kalimat saja: mengapa waktu itu belum bisa datang, atau apa yang keliru. Pustakawan yang membacanya.
absence-appeal-too-long = Cukup satu pesan pendek ya Kak, paling banyak { $most } huruf.
absence-appealed =
    ✅ Sudah kami sampaikan kepada pustakawan, Kak:

    <blockquote>{ $sentence }</blockquote>

    Jawabannya akan datang di sini.
absence-none = Tidak ada catatan tidak hadir pada akun Kakak. Semua baik-baik saja. 🙏
absence-inbox-appeal =
    <b>Keberatan: tidak hadir</b> · { $date }, { $time }
    Tercatat kosong: { $dates }
    <blockquote>{ $sentence }</blockquote>
absence-forgive-button = 🤝 Maafkan
absence-forgiven = 🤝 Dimaafkan, Kak. Catatannya dihapus dan warganya diberi tahu.
absence-forgiven-answer = Catatan tidak hadir Kakak sudah dihapus, dan tempat Kakak di daftar tunggu kembali seperti biasa. Sampai jumpa di kelas! 🙏
