welcome =
    Hello { $name }! 👋 I am the bot of { $library }.

    Ask me anything about our community classes, competitions and the mobile library, for example:
    • <i>Sabtu ini ada kelas apa?</i>
    • <i>when is the baking class?</i>
    • <i>daftar kelas drum</i>

    Or choose below.
welcome-schedule = 📅 Classes
welcome-competitions = 🏆 Competitions
welcome-interests = 🔔 My news
welcome-help = ❓ Help
questions-only-text = Sorry, I can only read text so far. Just type your question, for example <i>which classes are on Saturday?</i>
command-jadwal = Coming classes
command-daftar = Register for a class
command-pendaftaranku = My registrations
command-lomba = Reading competitions
command-baca = Read something today
command-bahasa = Change language
command-dataku = See my data
command-hapus_data = Erase my data
command-bantuan = How to use this bot
command-batal = Leave the conversation
librarian-invitation-welcome = Welcome to the librarians' team! The librarians' commands are now in your menu.
librarian-invitation-already = You are a librarian already.
librarian-invitation-invalid = That invitation was used or has expired. Please ask for a new one.
