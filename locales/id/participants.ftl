# Peserta yang disimpan pada akun warga.
participants-button = 👥 Peserta saya
participants-none = Belum ada peserta yang disimpan pada akun Kakak.
participants-list = 👥 <b>Peserta pada akun Kakak</b> ({ $count }). Ketuk namanya untuk melihat atau mengubah.
participants-done-button = Selesai
participants-done = Baik Kak, sudah.
participants-card =
    👤 <b>{ $name }</b>
    Lahir { $birthYear } · { $relation ->
        [self] diri sendiri
        [child] anak
        [parent] orang tua
        [pupil] murid
        [neighbour] tetangga
       *[other] lainnya
    }
    Telepon: { $phone ->
        [none] –
       *[other] { $phone }
    }
    Sekolah atau desa: { $from ->
        [none] –
       *[other] { $from }
    }
    { $consent ->
        [none] {""}
       *[other] Izin orang tua atau wali: { $consent }
    }
participants-name-button = ✏️ Nama
participants-year-button = 🎂 Tahun lahir
participants-phone-button = 📱 Telepon
participants-from-button = 🏫 Sekolah/desa
participants-relation-button = 👪 Hubungan
participants-remove-button = 🗑 Hapus dari akun
participants-back-button = « Peserta lain
participants-clear-button = Kosongkan
participants-saved = ✅ Tersimpan.
participants-ask-name = Siapa nama yang benar untuk <b>{ $name }</b>?
participants-hint-name = Namanya 2 sampai 60 huruf ya Kak, tanpa angka.
participants-ask-year = Tahun berapa <b>{ $name }</b> lahir? Ketik tahunnya, atau umurnya saja.
participants-hint-year = Ketik empat angka ya Kak, misalnya <b>2014</b>, atau umurnya, misalnya <b>12 tahun</b>.
participants-ask-phone = Berapa nomor telepon <b>{ $name }</b>? Tidak wajib. Nomornya hanya untuk pustakawan kalau ada perubahan mendadak, dan bisa dikosongkan kapan saja.
participants-hint-phone = Nomornya 8 sampai 15 angka ya Kak, misalnya <b>0812 3456 7890</b>.
participants-ask-from = <b>{ $name }</b> dari sekolah atau desa mana? Tidak wajib, dan bisa dikosongkan kapan saja.
participants-hint-from = Tulis nama sekolah atau desanya ya Kak, paling panjang 80 huruf.
participants-ask-relation = <b>{ $name }</b> siapanya Kakak?
participants-relation = { $relation ->
    [child] Anak
    [parent] Orang tua
    [pupil] Murid
    [neighbour] Tetangga
   *[other] Lainnya
}
participants-ask-remove = Hapus <b>{ $name }</b> dari akun Kakak? Namanya juga hilang dari daftar kelas yang sudah lewat.
participants-remove-yes-button = Ya, hapus
participants-removed = { $name } sudah dihapus dari akun Kakak.
participants-registered = { $name } masih terdaftar atau menunggu di <b>{ $course }</b>, { $date }. Batalkan dulu lewat /pendaftaranku ya, Kak.
