# Pengumuman lomba dan pengingat batas pendaftarannya.
competition-announcement = 🏆 <b>{ $title }</b>
competition-description = { $description }
competition-categories = 👥 Kategori: { $categories }
competition-requirements = 📋 Syarat: { $requirements }
competition-prize = 🎁 Hadiah: { $prize }
competition-date = 📅 Pelaksanaan: { $date }
competition-place = 📍 Tempat: { $place }
competition-deadline = ⏳ Pendaftaran paling lambat <b>{ $date }</b>
competition-reminder-days =
    ⏳ <b>Tinggal { $days } hari lagi, Kak!</b>

    Pendaftaran <b>{ $title }</b> ditutup { $date }. Yuk ikut, mumpung masih sempat.
competition-reminder-tomorrow =
    ⏳ <b>Besok hari terakhir, Kak!</b>

    Pendaftaran <b>{ $title }</b> ditutup { $date }. Kalau mau ikut, jangan sampai lupa ya.
competition-more-button = Tanya lebih lanjut
