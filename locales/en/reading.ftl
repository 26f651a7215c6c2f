reading-thought-0 = 📖 Sunday is a good day to read one story with the family. Ten minutes are enough.
reading-thought-1 = 📖 A new week: choose a thin book. Finishing counts, not the pages.
reading-thought-2 = 📖 Try five pages before you sleep tonight, with the phone away.
reading-thought-3 = 📖 Tell a friend one thing you read this week. Told stories stay.
reading-thought-4 = 📖 Read a story to a child at home. Your voice beats any video.
reading-thought-5 = 📖 Friday is a good day to drop by the library. A book is waiting.
reading-thought-6 = 📖 Weekend: take the family to the library, choose one book each, then swap stories.
reading-next-stop =
    🚐 The mobile library's next stop:
    <b>{ $place }</b>
    { $date }, { $time }
reading-competitions = 🏆 You like reading? Open competitions:
