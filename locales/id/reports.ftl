# Laporan bulan ini untuk pustakawan.
report =
    📊 <b>Laporan bulan ini</b> (sejak { $date })

    Pertemuan: <b>{ $meetings }</b>
    Kursi terisi: <b>{ $taken }</b> dari { $seats } ({ $percent }%)
    Daftar tunggu: <b>{ $waiting }</b> orang
    Warga yang bisa dikabari: <b>{ $reachable }</b>
    Pengingat yang terlewat sejak awal: { $missedReminders }

    Pesan warga: { $asked } diteruskan, { $answered } dijawab, <b>{ $open }</b> masih menunggu
    Tidak dipahami bot: { $missed }
report-favourites = <b>Kelas yang paling diminati</b>
report-wishes = <b>Yang paling dicari</b>
report-item = • { $title }: { $count } orang
