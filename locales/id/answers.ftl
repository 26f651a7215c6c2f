# Jawaban atas pertanyaan warga. Baris pertama selalu jawabannya.

answers-greeting =
    Halo Kak! 👋 Ini bot <b>{ $library }</b>.
    Saya bisa bantu cari kelas, jadwal, lomba, dan perpustakaan keliling, sekaligus mendaftar.

    Tulis saja, misalnya <i>besok ada kelas apa?</i>
answers-thanks = Sama-sama, Kak! Senang bisa membantu. 😊
answers-acknowledge = Siap, Kak! Kalau ada yang mau ditanyakan lagi, tulis saja ya.
answers-praise = Terima kasih, Kak! Senang bisa membantu. 😊 Kalau ada yang mau ditanyakan, tulis saja ya.
answers-apology = Tidak apa-apa, Kak. 🙏 Kalau ada yang bisa saya bantu, tulis saja ya.
answers-help =
    Saya bisa bantu Kakak:
    • mencari jadwal kelas: <i>sabtu ini ada kelas apa?</i>
    • menjawab soal kelas: <i>tempatnya di mana, bayar berapa, bawa apa</i>
    • daftar kelas: <i>mau daftar { $example }</i>
    • info lomba dan perpustakaan keliling
    • info perpustakaan: jam buka, kartu anggota, pinjam buku

    Tiket, kalender, dan pembatalan: /pendaftaranku
    Data Kakak, dilihat atau dihapus: /dataku
answers-not-understood =
    Maaf Kak, saya belum paham. Saya bisa bantu soal kelas, jadwal, lomba, perpustakaan keliling, dan layanan perpustakaan.

    Coba tulis, misalnya <i>sabtu ini ada kelas apa?</i> atau <i>{ $example } kapan?</i>
answers-not-understood-again =
    Maaf Kak, saya masih belum paham. Mau saya teruskan ke pustakawan? Jawabannya nanti dikirim ke sini.

    Yang bisa ditanyakan: kelas, jadwal, lomba, perpustakaan keliling, dan layanan perpustakaan.
answers-out-of-scope =
    Maaf Kak, itu di luar yang saya tahu. Saya hanya bisa bantu soal kelas, lomba, dan layanan perpustakaan.
answers-talk-to-person =
    Baik Kak, pesan ini bisa saya teruskan ke pustakawan. Jawabannya nanti dikirim ke sini.
answers-complaint =
    Maaf atas ketidaknyamanannya, Kak. 🙏 Mau saya teruskan ke pustakawan supaya ditindaklanjuti?
answers-several-gap = ———

answers-any = Jadwal kelas terdekat:
answers-when = Kelas { $period }:
answers-fitting = Kelas yang cocok:
answers-meeting-line =
    📌 <b>{ $course }</b>
    { $date }, { $time } · { $place }
    { $fee } · { $seats }
answers-course-line =
    📌 <b>{ $course }</b>
    { $next }
    { $fee }{ $fact }
answers-next = { $date }, { $time } · { $place }
answers-no-next = Belum ada jadwal berikutnya
answers-line-fact = { " · " }{ $fact }
answers-more-of = Masih ada { $count } lagi.
answers-nothing =
    Tidak ada kelas { $period }, Kak.
answers-nothing-at-all =
    Belum ada kelas yang cocok dalam jadwal kami, Kak.
answers-nearest = Yang terdekat:
answers-condition-free = yang gratis
answers-condition-paid = yang berbayar
answers-condition-at-most = paling mahal { $money }
answers-condition-audience = untuk { $audience }
answers-condition-age = untuk usia { $years } tahun
answers-condition-man = yang boleh untuk laki-laki
answers-condition-community = dari { $community }
answers-condition-place = di { $place }

answers-period-day = { $date }
answers-period-range = { $from } sampai { $to }
answers-period-hours = { $period }, pukul { $from }–{ $to }
answers-period-hours-only = pukul { $from }–{ $to }
answers-period-part = { $period }, { $part }
answers-part-morning = pagi hari
answers-part-noon = siang hari
answers-part-afternoon = sore hari
answers-part-evening = malam hari
answers-period-weekdays = { $period }, tiap { $days }
answers-or = { $first } atau { $second }
answers-and = { $first }, { $second }

answers-audience-umum = umum
answers-audience-anak = anak
answers-audience-pelajar = pelajar
answers-audience-perempuan = perempuan
answers-audience-umkm = pelaku UMKM
answers-audience-pustakawan = pustakawan
answers-weekday-0 = Minggu
answers-weekday-1 = Senin
answers-weekday-2 = Selasa
answers-weekday-3 = Rabu
answers-weekday-4 = Kamis
answers-weekday-5 = Jumat
answers-weekday-6 = Sabtu

answers-course-when = <b>{ $course }</b> berikutnya { $date }, { $time }.
answers-course-last = Pertemuan terakhir <b>{ $course }</b> { $date }, { $time }.
answers-course-where = <b>{ $course }</b> bertempat di { $place } ({ $date }).
answers-course-duration = <b>{ $course }</b> berlangsung { $duration }, { $time }.
answers-course-fee = Biaya <b>{ $course }</b> { $money } per orang.
answers-course-free = <b>{ $course }</b> gratis, tanpa biaya.
answers-course-bring = Bawa untuk <b>{ $course }</b>: { $items }.
answers-course-bring-nothing = <b>{ $course }</b>: tidak ada yang wajib dibawa.
answers-course-requirements = Syarat <b>{ $course }</b>: { $requirements }.
answers-course-requirements-none = <b>{ $course }</b>: tidak ada syarat khusus.
answers-course-for = Untuk { $audiences }.
answers-course-not-for = <b>{ $course }</b> diperuntukkan bagi { $audiences }, jadi belum pas untuk { $asked }, Kak.
answers-course-only-women = <b>{ $course }</b> khusus untuk perempuan.
answers-course-age = <b>{ $course }</b>: usia paling muda { $years } tahun.
answers-course-age-any = <b>{ $course }</b>: tidak ada batas usia.
answers-course-age-ok = Umur { $asked } tahun boleh ikut <b>{ $course }</b>.
answers-course-age-young = Maaf Kak, umur { $asked } tahun belum boleh ikut <b>{ $course }</b>: paling muda { $years } tahun.
answers-course-teacher = <b>{ $course }</b> dipandu { $community }.
answers-course-teacher-library = <b>{ $course }</b> dipandu petugas perpustakaan.
answers-course-seats = <b>{ $course }</b> { $date }: sisa { $left } dari { $quota } kursi.
answers-course-seats-full = <b>{ $course }</b> { $date } kursinya habis ({ $quota } kursi); Kakak bisa masuk daftar tunggu.
answers-course-about = <b>{ $course }</b>: { $description }
answers-course-title = <b>{ $course }</b>
answers-course-fee-for = { $fee } · untuk { $audiences }
answers-course-fee-for-age = { $fee } · untuk { $audiences }, mulai { $years } tahun
answers-course-profile-requirements = Syarat: { $requirements }.
answers-course-profile-bring = Bawa: { $items }.
answers-course-profile-teacher = Pengajar: { $community }.
answers-course-missed = Tidak ada <b>{ $course }</b> { $period }, Kak. Yang terdekat:
answers-course-nearest = Kelas <b>{ $subject }</b> belum ada di jadwal kami, Kak. Yang paling dekat:
answers-course-within = Belum ada kelas khusus <b>{ $subject }</b>, Kak. Yang membahasnya:
answers-course-ended = <b>{ $course }</b> belum ada jadwal berikutnya, Kak.
answers-course-meeting = 🗓 { $date }, { $time } · { $place } · { $seats }
answers-course-also = Ada juga: { $courses }.
answers-seats-left = sisa { $left } dari { $quota } kursi
answers-seats-none = penuh, ada daftar tunggu
answers-free = Gratis
answers-hours = { $hours } jam
answers-hours-minutes = { $hours } jam { $minutes } menit
answers-minutes = { $minutes } menit

answers-fact-when = { $date }, { $time }
answers-fact-bring = bawa { $items }
answers-fact-requirements = syarat: { $requirements }
answers-fact-age = usia mulai { $years } tahun
answers-fact-age-any = segala usia
answers-fact-teacher = dipandu { $community }
answers-fact-quota = kuota { $quota } kursi
answers-fact-duration = { $duration }

answers-choose = Ada { $count } kelas yang cocok. Yang mana, Kak?
answers-choose-register = Ada { $count } kelas yang cocok. Mau daftar yang mana, Kak?
answers-register =
    Mau daftar <b>{ $course }</b>? Pilih pertemuannya ya, Kak. ({ $fee })
answers-register-which = Mau daftar kelas yang mana, Kak? Pilih kelasnya:
answers-how-to-register =
    Cara daftar: pilih kelas dan pertemuannya, tekan tombol <b>Daftar</b>, lalu isi nama peserta. Bisa juga tulis <i>mau daftar</i> dan nama kelasnya. Kalau kelasnya penuh, Kakak bisa masuk daftar tunggu dan kami kabari begitu ada kursi untuk Kakak.

    Kelas apa yang Kakak mau? Yang terdekat:
answers-no-registrations = Kakak belum terdaftar di kelas mana pun.
answers-unknown-class = Maaf Kak, kelas <b>{ $subject }</b> belum ada di jadwal kami.
answers-unknown-near = Yang mungkin cocok:

answers-competitions = Lomba di perpustakaan:
answers-competitions-category = Lomba untuk { $category }:
answers-no-competitions = Belum ada lomba yang cocok saat ini, Kak.
answers-unknown-competition = Maaf Kak, lomba <b>{ $subject }</b> belum ada.
answers-competitions-others = Lomba yang ada:
answers-choose-competition = Lomba yang mana, Kak?
answers-competition-line =
    🏆 <b>{ $title }</b>
    { $stage }
answers-stage-open = Pendaftaran sampai { $closes }
answers-stage-not-open = Pendaftaran { $opens } sampai { $closes }
answers-stage-closed = Pendaftaran sudah ditutup { $closes }
answers-stage-over = Sudah selesai
answers-competition-event = Acaranya { $date }.
answers-competition-event-place = Acaranya { $date } di { $place }.
answers-competition-no-event = Tanggal acaranya belum diumumkan.
answers-competition-place = Tempatnya di { $place }.
answers-competition-no-place = Tempatnya belum diumumkan.
answers-competition-opens = Pendaftaran dibuka { $opens }.
answers-competition-is-open = Pendaftaran masih dibuka sampai { $closes }.
answers-competition-not-open = Pendaftaran belum dibuka: mulai { $opens } sampai { $closes }.
answers-competition-closed = Maaf Kak, pendaftaran sudah ditutup { $closes }.
answers-competition-prize = Hadiah: { $prize }.
answers-competition-no-prize = Hadiahnya belum diumumkan.
answers-competition-requirements = Syarat: { $requirements }.
answers-competition-no-requirements = Tidak ada syarat khusus.
answers-competition-categories = Untuk: { $categories }.
answers-competition-contact = Narahubung: { $contact }.
answers-competition-no-contact = Narahubungnya belum diumumkan; tanyakan ke meja layanan ya.
answers-competition-title = <b>{ $title }</b>
answers-competition-fee = Biaya pendaftaran tidak disebutkan; tanyakan ke narahubung ya.

answers-stops = Perpustakaan keliling berikutnya:
answers-stops-when = Perpustakaan keliling { $period }:
answers-stops-at = Perpustakaan keliling di { $place }:
answers-stop-line = 🚐 { $date }, { $time } · { $place }
answers-stop-line-district = 🚐 { $date }, { $time } · { $place }, Kec. { $district }
answers-no-stops = Tidak ada jadwal perpustakaan keliling { $period }, Kak.
answers-no-stops-at = Belum ada jadwal perpustakaan keliling di { $place }, Kak.
answers-no-stops-at-all = Belum ada jadwal perpustakaan keliling, Kak.

answers-library-answer = { $answer }
answers-communities = Komunitas yang berbagi ilmu di sini:
answers-community-line = • { $community }
answers-community = <b>{ $community }</b>: { $description }
answers-community-title = <b>{ $community }</b>
answers-community-contact = Kontak: { $contact }
answers-community-no-contact = Kontaknya belum ada; tanyakan ke meja layanan ya.
answers-community-courses = Kelasnya:
answers-community-no-courses = Saat ini belum ada jadwal kelasnya.

answers-button-register-at = Daftar { $date }, { $time }
answers-button-register-course = Daftar { $course } { $date }
answers-button-other-meetings = Pertemuan lain
answers-button-more = Lainnya
answers-button-map = 📍 Peta
answers-button-wish = Usulkan kelas { $subject }
answers-button-librarian = Tanya pustakawan
answers-button-schedule = Jadwal kelas
answers-button-competitions = Lomba
answers-button-help = Bisa tanya apa saja?
