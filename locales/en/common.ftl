common-try-again = Sorry, something went wrong on our side. Please try again in a moment. (code { $incident })
common-too-many = Slowly, please 🙏 That was too many messages at once, so I skipped some. Wait 10 seconds, then write again.
