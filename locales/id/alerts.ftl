# Peringatan untuk pustakawan: program tidak bisa bekerja seperti biasa.
alert-deliveries-stalled = <b>⚠️ Pengiriman pesan macet</b>
    { $waiting } pesan belum terkirim, sudah menunggu { $minutes } menit. Tidak ada yang hilang: semua dikirim begitu jalan lagi. Mohon kabari pengelola sistem.
alert-redis-memory = <b>⚠️ Ruang penyimpanan hampir penuh</b>
    { $percent } % memori Redis sudah terpakai. Kalau penuh, pendaftaran baru tidak bisa disimpan. Mohon kabari pengelola sistem.
