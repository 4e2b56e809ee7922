// Loaded into a child with --import: a child whose parent was killed ends too, instead of keeping its port for ever.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
