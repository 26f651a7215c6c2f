alert-deliveries-stalled = <b>⚠️ Messages are stuck</b>
    Not sent yet: { $waiting }, waiting since: { $minutes } min. Nothing is lost: all go out as soon as it works again. Please tell whoever runs the system.
alert-redis-memory = <b>⚠️ Storage is almost full</b>
    { $percent }% of Redis' memory is used. Once it is full, new registrations cannot be stored. Please tell whoever runs the system.
