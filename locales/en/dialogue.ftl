dialogue-cancelled = All right, cancelled. Nothing from that conversation was kept. You can start again any time.
dialogue-nothing-to-cancel = There is nothing to cancel. Want to see the schedule? Type /jadwal.
dialogue-expired = I closed our conversation because there was no answer for a while. If you still want to, just start again.
dialogue-outdated = Sorry, the bot was just updated, so please start again from the beginning.
dialogue-not-allowed = I closed our conversation, because you are no longer a librarian in this bot.
dialogue-old-button = That button is no longer valid.
dialogue-cancel-button = Cancel
dialogue-cancel-words = cancel;stop;batal;never mind;quit
