# After a class: stars, a sentence, a story a month later.
feedback-question =
    Thank you for joining <b>{ $course }</b>, { $date }!

    How was it? 1 is poor, 5 is very good. Your answer is kept <b>without your name</b>.
    The certificate for those who came is right below.
feedback-stars = { $stars } ⭐
feedback-never-button = Do not ask again
feedback-never = All right. We will not ask after classes any more. Your certificate can still be had here.
feedback-thanks =
    Thank you! 🙏 Your rating is kept without your name.

    Would you like to add a sentence for the tutor and the library? Next month we would like to hear what came of it, if you agree.
feedback-rated-before = We have your rating already. Thank you! 🙏
feedback-sentence-button = ✍️ Write a sentence
feedback-sentence = Please write. It is kept without your name.
feedback-sentence-too-long = One text message of at most { $most } letters, please.
feedback-sentence-kept = Thank you! It is kept without your name.
feedback-sentence-before = We have your sentence already. Thank you! 🙏
feedback-not-found = Sorry, only those who came to the class can rate it.
feedback-skip-button = Skip
feedback-skipped = No problem. See you at the next class!
story-agree-button = 🌱 You may ask again next month
story-agreed = Thank you! We ask just once, on { $date }. 🌱
story-not-asked = { $reason ->
        [late] Thank you! The month after that class is over, so we will not ask any more.
       *[refused] You once chose “Do not ask again”, so we will not ask.
    } If you have a story, you can tell it now or any time with this button.
story-question =
    Hello! A month ago you joined <b>{ $course }</b>, { $date }.

    What came of it? Perhaps you practised it, began a small business, or found new friends. Your story helps the library show what classes do.
story-tell-button = ✍️ Tell the story
story-ask = Tell it freely, in one message.
story-leave = Thank you, what a story! May we print it in the library's yearly report?
story-with-name-button = Yes, with the name { $name }
story-without-name-button = Yes, without my name
story-not-button = Do not print it
story-kept = Thank you! Your story is kept for the yearly report. 🌱
story-not-kept = All right, your story is not kept. Thank you for sharing it!
