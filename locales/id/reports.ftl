# Laporan bulanan dan cerita tahunan untuk pustakawan.
report =
    📊 <b>{ $current ->
        [yes] Laporan bulan ini
       *[no] Laporan bulanan
    }</b> (sejak { $date })

    Pertemuan: <b>{ $meetings }</b>{ $cancelled ->
        [none] {""}
       *[other] , { $cancelled } dibatalkan
    }
    Kursi terisi: <b>{ $taken }</b> dari { $seats } ({ $percent }%)
    Daftar tunggu: <b>{ $waiting }</b> orang
    Hadir: <b>{ $came }</b> orang, tamu { $guests }
    Tanpa kabar: <b>{ $absent }</b> orang
    Penilaian: { $rating ->
        [none] belum ada
       *[other] <b>⭐ { $rating }</b> dari { $answers } jawaban
    }

    Warga yang bisa dikabari: <b>{ $reachable }</b>
    Pengingat yang terlewat sejak awal: { $missedReminders }

    Pesan warga: { $asked } diteruskan, { $answered } dijawab, <b>{ $open }</b> masih menunggu
    Tidak dipahami bot: { $missed }
report-courses = <b>Per kelas</b>
report-course =
    • { $title }
    { $registered } terdaftar · { $waiting } menunggu · { $came } hadir · { $absent } tanpa kabar{ $rating ->
        [none] {""}
       *[other] {" "}· ⭐ { $rating }
    }
report-more-courses = … dan { $count } kelas lagi, lengkapnya di Excel.
report-wishes = <b>Yang paling dicari</b>
report-item = • { $title }: { $count } orang
report-before-button = « Bulan sebelumnya
report-after-button = Bulan berikutnya »
report-file-button = 📄 Excel
report-stories-button = 🌱 Cerita { $year }
report-caption = 📄 Laporan sejak { $date }: per kelas, per pertemuan, kalimat peserta, dan cerita { $year }.
report-file-name = laporan-{ $month }
report-stories =
    🌱 <b>Cerita warga { $year }</b> ({ $total })
report-story =
    <b>{ $course }</b>, { $date }
    <blockquote>{ $text }</blockquote>
    { $name }
report-nameless = Tanpa nama
report-stories-none = Belum ada cerita dari { $year }. Sebulan setelah kelas, peserta yang bersedia ditanya apa hasilnya.
report-stories-more-button = Cerita berikutnya
report-sheet-courses = Per kelas
report-sheet-meetings = Per pertemuan
report-sheet-sentences = Kalimat peserta
report-sheet-stories = Cerita
report-column-course = Kelas
report-column-date = Tanggal
report-column-place = Tempat
report-column-meetings = Pertemuan
report-column-seats = Kursi
report-column-registered = Terdaftar
report-column-waiting = Menunggu
report-column-came = Hadir
report-column-guests = Tamu
report-column-absent = Tanpa kabar
report-column-rating = Penilaian
report-column-answers = Jawaban
report-column-sentence = Kalimat
report-column-name = Nama
report-column-story = Cerita
