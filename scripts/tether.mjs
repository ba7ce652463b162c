/** Loaded into the server by start.mjs: a server whose starter was killed closes itself, as if asked to. */
process.channel?.unref();
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
