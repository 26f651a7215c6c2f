dialogue-cancelled = All right, cancelled. Nothing from that conversation was kept. You can start again any time.
dialogue-nothing-to-cancel = There is nothing to cancel. Want to see the schedule? Type /jadwal.
dialogue-expired = I closed our conversation because there was no answer for a while. If you still want to, start again with /daftar.
dialogue-outdated = Sorry, the bot was just updated, so please start again with /daftar.
dialogue-old-button = That button is no longer valid.
dialogue-cancel-button = Cancel
dialogue-cancel-words = cancel;stop;batal;never mind;quit
