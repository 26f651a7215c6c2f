# Pengumuman dari pustakawan: menyusun, melihat pratinjau, mengirim.
broadcast-compose = Mau mengumumkan apa, Kak? Kirim teksnya, boleh dengan format (tebal, miring, tautan), atau satu foto dengan keterangan.
broadcast-compose-competition-button = Umumkan lomba
broadcast-too-long = Teksnya { $length } huruf, Kak, sedangkan paling banyak { $limit }. Pesan Kakak masih ada di atas: salin, ringkas, lalu kirim lagi.
broadcast-caption-or-text = Keterangan fotonya { $length } huruf, Kak, sedangkan paling banyak { $limit }. Kirim lagi fotonya dengan keterangan yang lebih pendek, atau pakai teksnya saja tanpa foto.
broadcast-text-only-button = Pakai teksnya saja
broadcast-choose-competition = Lomba mana yang mau diumumkan, Kak?
broadcast-no-competitions = Belum ada lomba yang pendaftarannya masih dibuka, Kak.
broadcast-competition-gone = Lomba itu sudah tidak ada di katalog, Kak.
broadcast-choose-audience = Untuk siapa pengumuman ini, Kak?
broadcast-audience-all-button = Semua warga ({ $count })
broadcast-audience-interest-button = { $what } ({ $count })
broadcast-audience-registered-button = Peserta sebuah kelas
broadcast-choose-course = Peserta kelas apa, Kak?
broadcast-no-courses = Belum ada kelas yang akan datang, Kak.
broadcast-choose-meeting = Pertemuan yang mana, Kak?
broadcast-all-meetings-button = Semua pertemuan
broadcast-more-button = Lainnya
broadcast-audience-all = semua warga
broadcast-audience-interest = yang mengikuti kabar { $what }
broadcast-audience-course = peserta { $course }
broadcast-audience-meeting = peserta { $course } pada { $date }, { $time }
broadcast-nobody = Belum ada penerima untuk { $audience }, Kak. Pilih yang lain ya.
broadcast-review = Begitulah pengumumannya akan terlihat. Penerima: <b>{ $count } orang</b>, { $audience }.
broadcast-review-scheduled =
    Begitulah pengumumannya akan terlihat. Dikirim <b>{ $date }, { $time }</b> kepada { $audience }, sekarang <b>{ $count } orang</b>.{ $resting ->
        [yes] {" Itu jam istirahat warga: kalau tidak mendesak, pilih waktu lain ya."}
       *[no] {""}
    }
broadcast-send-button = Kirim sekarang
broadcast-send-at-button = Kirim { $date }, { $time }
broadcast-later-button = Kirim nanti
broadcast-other-time-button = Ganti waktu
broadcast-ask-time = Mau dikirim kapan, Kak? Ketuk salah satu, atau tulis hari dan jamnya, misalnya <b>{ $example }</b> atau <b>besok jam 3 sore</b>.
broadcast-time-button = { $date }, { $time }
broadcast-time-no-hour = Jam berapa, Kak? Tulis lengkap dengan jamnya, misalnya <b>{ $example }</b>.
broadcast-time-past = Waktu itu sudah lewat, Kak. Pilih waktu yang akan datang ya.
broadcast-preparing = ⏳ Pengumuman disiapkan…
broadcast-scheduled = 🕒 Terjadwal: { $date }, { $time }, untuk { $count } orang.
broadcast-sending =
    📤 Mengirim… { $left } dari { $total } belum.

    Terkirim: { $sent }
    Gagal: { $failed }
    Memblokir bot: { $blocked }
broadcast-halt-button = Hentikan
broadcast-done =
    ✅ <b>Selesai</b>

    Terkirim: { $sent }
    Gagal: { $failed }
    Memblokir bot: { $blocked }
broadcast-stopped =
    ⏹ <b>Dihentikan</b>, { $left } orang belum dikirimi.

    Terkirim: { $sent }
    Gagal: { $failed }
    Memblokir bot: { $blocked }
broadcast-stopped-before-start = ⏹ <b>Dihentikan</b> sebelum ada yang dikirim.
broadcast-stopping = Dihentikan, Kak.
broadcast-already-over = Pengiriman ini sudah berakhir, Kak.
# Di bawah setiap pengumuman.
broadcast-mute-button = 🔕 Stop: { $what }
broadcast-choose-button = ⚙️ Atur kabar
# Pengumuman yang menunggu pagi, ditarik kembali, atau diganti.
broadcast-review-quiet = Begitulah pengumumannya akan terlihat. Penerima: <b>{ $count } orang</b>, { $audience }. Sekarang jam istirahat warga, jadi dikirim <b>{ $date }, { $time }</b>. Kalau mendesak, Kakak bisa mengirimnya sekarang.
broadcast-best-hour-button = Jam terbaik: { $time }
broadcast-resting =
    🌙 Istirahat malam, lanjut pukul { $time }. { $left } dari { $total } belum.

    Terkirim: { $sent }
    Gagal: { $failed }
    Memblokir bot: { $blocked }
broadcast-recall-button = Tarik kembali
broadcast-recall = Pengumuman ini sudah sampai ke { $count } orang. Mau dihapus dari semua penerima, atau diganti teksnya, Kak?
broadcast-recall-too-late = Sudah lewat 48 jam, Kak. Telegram tidak mengizinkannya lagi.
broadcast-recall-recalled = 🗑 Pengumuman ini sudah ditarik kembali dari semua penerima, Kak.
broadcast-recall-still-sending = Pengumuman ini masih dikirim, Kak. Hentikan dulu atau tunggu sampai selesai.
broadcast-delete-button = Hapus dari semua penerima
broadcast-edit-button = Ganti teksnya
broadcast-edit-ask = Tulis teks penggantinya, Kak, paling banyak { $limit } huruf.
broadcast-edit-review = Begitulah pesannya akan terlihat. Diganti untuk <b>{ $count } orang</b>?
broadcast-edit-confirm-button = Ganti sekarang
broadcast-deleting = 🗑 Menghapus… { $done } dari { $total }.
broadcast-editing = ✏️ Mengganti… { $done } dari { $total }.
broadcast-deleted = 🗑 <b>Ditarik kembali</b> dari { $done } dari { $total } orang. Tidak bisa: { $missed }.
broadcast-edited = ✏️ <b>Diganti</b> untuk { $done } dari { $total } orang. Tidak bisa: { $missed }.
broadcast-correction-stopped = ⏹ <b>Dihentikan</b> setelah { $done } dari { $total } orang. Tidak bisa: { $missed }.
broadcast-outcome-button = Unduh hasil
broadcast-outcome = Ini hasil pengirimannya per penerima, Kak.
broadcast-outcome-file = hasil-pengumuman-{ $date }
broadcast-outcome-sheet = Hasil
broadcast-outcome-recipient = ID Telegram
broadcast-outcome-result = Hasil
broadcast-outcome-sent = Terkirim
broadcast-outcome-failed = Gagal
broadcast-outcome-blocked = Memblokir bot
broadcast-outcome-open = Belum dikirimi
broadcast-outcome-gone = Hasil per penerima hanya disimpan 48 jam, Kak.
