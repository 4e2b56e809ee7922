// Loaded into a child with --import: a child whose parent was killed ends too, instead of keeping its port for ever.
// The channel to the parent keeps the child running, so one that does its work and ends must say so (process.exit).
if (process.channel) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
