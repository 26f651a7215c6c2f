# Sesudah kelas: penilaian, satu kalimat, cerita sebulan kemudian.
feedback-question =
    Terima kasih sudah ikut <b>{ $course }</b>, { $date }!

    Bagaimana kelasnya, Kak? 1 kurang, 5 bagus sekali. Jawabannya disimpan <b>tanpa nama</b>.
    Sertifikat untuk yang hadir bisa diambil di bawah ini.
feedback-stars = { $stars } ⭐
feedback-never-button = Jangan tanya lagi
feedback-never = Baik, Kak. Kami tidak akan bertanya lagi setelah kelas. Sertifikatnya tetap bisa diambil di sini.
feedback-thanks =
    Terima kasih, Kak! 🙏 Penilaiannya sudah dicatat tanpa nama.

    Mau menambah satu kalimat untuk pengajar dan perpustakaan? Bulan depan kami juga ingin tahu kabar hasilnya, kalau Kakak bersedia.
feedback-rated-before = Penilaian Kakak sudah kami terima sebelumnya. Terima kasih! 🙏
feedback-sentence-button = ✍️ Tulis satu kalimat
feedback-sentence = Silakan tulis, Kak. Kalimatnya disimpan tanpa nama.
feedback-sentence-too-long = Cukup satu pesan teks, paling banyak { $most } huruf ya, Kak.
feedback-sentence-kept = Terima kasih, Kak! Sudah kami simpan tanpa nama.
feedback-sentence-before = Kalimat Kakak sudah kami terima sebelumnya. Terima kasih! 🙏
feedback-not-found = Maaf Kak, yang bisa menilai hanya peserta yang hadir di kelas itu.
feedback-skip-button = Lewati
feedback-skipped = Tidak apa-apa, Kak. Sampai jumpa di kelas berikutnya!
story-agree-button = 🌱 Boleh tanya lagi bulan depan
story-agreed = Siap, Kak! Kami tanya satu kali saja, { $date }. 🌱
story-not-asked = { $reason ->
        [late] Terima kasih, Kak! Sebulan setelah kelas itu sudah lewat, jadi kami tidak bertanya lagi.
       *[refused] Kakak pernah memilih “Jangan tanya lagi”, jadi kami tetap tidak akan bertanya.
    } Kalau ada ceritanya, boleh ditulis sekarang atau kapan saja lewat tombol ini.
story-question =
    Halo Kak! Sebulan lalu Kakak ikut <b>{ $course }</b>, { $date }.

    Apa yang terjadi setelah itu? Mungkin sudah dipraktikkan, jadi usaha kecil, atau jadi teman baru. Ceritanya membantu perpustakaan menunjukkan manfaat kelas.
story-tell-button = ✍️ Tulis cerita
story-ask = Ceritakan bebas, Kak, dalam satu pesan.
story-leave = Ceritanya bagus, terima kasih! Boleh kami muat di laporan tahunan perpustakaan?
story-with-name-button = Boleh, dengan nama { $name }
story-without-name-button = Boleh, tanpa nama
story-not-button = Jangan dimuat
story-kept = Terima kasih, Kak! Ceritanya kami simpan untuk laporan tahunan. 🌱
story-not-kept = Baik, Kak. Ceritanya tidak kami simpan. Terima kasih sudah berbagi!
