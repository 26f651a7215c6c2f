# Aturan pendaftaran satu kelas, diatur pustakawan.
course-rules-button = ⚙️ Aturan kelas
course-rules =
    ⚙️ <b>Aturan { $course }</b>

    Kursi yang ditawarkan disimpan <b>{ $hours } jam</b>, lebih singkat menjelang kelas. Malam tidak dihitung.
    { $asked ->
        [none] “Jadi datang?” <b>tidak ditanyakan</b>, dan tidak ada kursi yang dialihkan.
       *[other] “Jadi datang?” ditanyakan <b>dua hari sebelumnya, { $asked }</b>.
    }{ $released ->
        [hidden] {""}
        [none] {""}
        Kursi yang tanpa kabar <b>tidak dialihkan</b>.
       *[other] {""}
        Kalau ada yang menunggu, kursi yang tanpa kabar dialihkan <b>sehari sebelumnya, { $released }</b>.
    }

    Ketuk untuk mengubah. Berlaku untuk semua pertemuan kelas ini, dan dijelaskan kepada warga saat mendaftar.
course-rules-hours = { $chosen ->
    [yes] ✅{" "}
   *[no] {""}
}{ $hours } jam
course-rules-ask = { $chosen ->
    [yes] ✅{" "}
   *[no] {""}
}{ $time ->
    [none] Tanpa tanya
   *[other] Tanya { $time }
}
course-rules-release = { $chosen ->
    [yes] ✅{" "}
   *[no] {""}
}{ $time ->
    [none] Tanpa alih
   *[other] Alih { $time }
}
course-rules-usual-button = ↩️ Aturan umum
course-rules-saved = Aturannya sudah diubah.
