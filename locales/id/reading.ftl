# /baca
reading-thought-0 = 📖 Hari Minggu enaknya baca satu cerita bareng keluarga, Kak. Sepuluh menit saja sudah cukup.
reading-thought-1 = 📖 Awal pekan: pilih satu buku tipis, Kak. Yang penting selesai, bukan yang tebal.
reading-thought-2 = 📖 Coba baca lima halaman sebelum tidur nanti malam, Kak. HP-nya ditaruh dulu.
reading-thought-3 = 📖 Ceritakan satu hal yang Kakak baca minggu ini ke teman. Cerita itu jadi melekat.
reading-thought-4 = 📖 Bacakan satu cerita untuk adik atau anak di rumah, Kak. Suara Kakak lebih seru dari video.
reading-thought-5 = 📖 Hari Jumat waktu yang pas mampir ke perpustakaan, Kak. Ada buku baru yang menunggu dibuka.
reading-thought-6 = 📖 Akhir pekan: ajak keluarga ke perpustakaan, masing-masing pilih satu buku, lalu tukar cerita.
reading-next-stop =
    🚐 Perpustakaan keliling berikutnya:
    <b>{ $place }</b>
    { $date }, { $time }
reading-competitions = 🏆 Suka membaca? Lomba yang sedang dibuka:
