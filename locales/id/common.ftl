# Kata dan kalimat yang dipakai di banyak tempat.
common-try-again = Maaf Kak, ada gangguan di pihak kami. Coba lagi sebentar ya. (kode { $incident })
common-too-many = Pelan-pelan ya Kak 🙏 Pesannya terlalu banyak sekaligus, jadi sebagian saya lewati. Tunggu 10 detik, lalu tulis lagi.
