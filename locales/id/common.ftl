# Kata dan kalimat yang dipakai di banyak tempat.
common-try-again = Maaf Kak, ada gangguan di pihak kami. Coba lagi sebentar ya. (kode { $incident })
