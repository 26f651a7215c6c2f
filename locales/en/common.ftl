common-try-again = Sorry, something went wrong on our side. Please try again in a moment. (code { $incident })
