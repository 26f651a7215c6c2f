# Not coming without a word, and objections to it.
absence-first =
    Your place was empty in the class of { $date }. We hope all is well.

    Next time please cancel with /pendaftaranku, any time before it starts. After two times without a word your place on waiting lists is behind the others for 30 days. You can always register.

    You were there after all, or there was a reason? Tell us below.
absence-repeated =
    Your place was empty again in the class of { $date }, without a word. Until { $until } your place on waiting lists is behind the others. You can register as usual.

    Was there a reason, or a mistake? Tell the librarians.
absence-appeal-button = Object
absence-appeal-ask = Tell us briefly, one sentence is enough: why you could not come, or what is wrong. A librarian reads it.
absence-appeal-too-long = One short message is enough, at most { $most } characters.
absence-appealed =
    ✅ We passed it on to the librarians:

    <blockquote>{ $sentence }</blockquote>

    Their answer will come here.
absence-none = Nothing of that kind is noted for your account. All is well. 🙏
absence-inbox-appeal =
    <b>Objection: absence</b> · { $date }, { $time }
    Noted as empty: { $dates }
    <blockquote>{ $sentence }</blockquote>
absence-forgive-button = 🤝 Forgive
absence-forgiven = 🤝 Forgiven. The note is gone and the resident is told.
absence-forgiven-answer = The note about your absence is gone, and your place on waiting lists is as usual again. See you in class! 🙏
