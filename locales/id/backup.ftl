# Cadangan data: yang dibaca pengelola di terminal.
backup-usage = Cara pakai: npm run backup -- <berkas>
backup-progress = { $count } data …
backup-written = Cadangan lengkap: { $count } data tersimpan di { $file }. Berkas ini berisi data pribadi, simpan di tempat yang aman.
backup-usage-restore = Cara pakai: npm run restore -- <berkas> [--replace]
backup-restored = { $count } data dari cadangan { $date } pukul { $time } sudah dikembalikan. Jalankan lagi programnya dengan npm start.
backup-not-a-backup = { $file } bukan berkas cadangan program ini, atau rusak. Tidak ada yang diubah.
backup-incomplete = { $file } tidak lengkap: berkas terpotong atau rusak. Tidak ada yang diubah.
backup-too-new = { $file } dibuat oleh program yang lebih baru. Perbarui dulu programnya. Tidak ada yang diubah.
backup-in-use = Program masih berjalan. Hentikan dulu, tunggu 10 detik, lalu coba lagi. Tidak ada yang diubah.
backup-not-empty = Sudah ada data yang tersimpan. Untuk menggantinya dengan isi cadangan, tambahkan --replace. Tidak ada yang diubah.
