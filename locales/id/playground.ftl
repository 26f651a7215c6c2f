playground-open = Ruang coba sudah dibuka: { $address }
playground-sample-note = Data contoh: alamat dan nomor telepon di sini karangan.
