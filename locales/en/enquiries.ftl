# Messages of residents to the librarians, the answers, and wishes.
enquiry-ask = Please write your message to the librarians in one message. I will bring you their answer here. It is kept until it is answered, 30 days at most.
enquiry-ask-or-last =
    Shall I pass this message on to the librarians?

    <blockquote>{ $question }</blockquote>

    Tap <b>Pass it on</b>, or write another message. It is kept until it is answered, 30 days at most.
enquiry-pass-button = Pass it on
enquiry-passed-on =
    ✅ I passed this on to the librarians:

    <blockquote>{ $question }</blockquote>

    I will bring you their answer here.
enquiry-too-many = Some of your messages still wait for the librarians' answer. Please give them a little time; I will bring you the answers here.
enquiry-wish-noted = Thank you. I noted for the librarians that you wish for a class on <b>{ $subject }</b>. 🙏
enquiry-answer =
    💬 <b>Answer from the librarians</b>

    <blockquote>{ $question }</blockquote>

    { $answer }
enquiry-notice = 📬 Messages of residents that wait for an answer: <b>{ $count }</b>. Open /kotak_masuk.
enquiry-inbox-empty = 📭 The inbox is empty. Every message has been answered.
enquiry-inbox = 📬 <b>Inbox</b>. Waiting for an answer: { $total }.
enquiry-inbox-item =
    <b>{ $date }, { $time }</b>
    <blockquote>{ $question }</blockquote>
enquiry-reply-button = Answer
enquiry-settle-button = Done
enquiry-more-button = Next messages
enquiry-settled = Done. This message is not shown any more.
enquiry-gone = This message has been answered or settled already.
enquiry-write-answer =
    Write the answer to this message:

    <blockquote>{ $question }</blockquote>
enquiry-answer-too-long = This answer is too long, { $limit } characters at most. Please shorten it.
enquiry-answered = ✅ Your answer was sent to the resident.
