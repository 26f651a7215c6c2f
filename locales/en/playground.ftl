playground-open = The playground is open: { $address }
playground-sample-note = Sample data: addresses and phone numbers are invented.
