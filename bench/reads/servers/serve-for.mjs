/** Opens a port of this machine, tells it to the bench that started this process, and ends with it. */
export async function serveFor(server, release = async () => {}) {
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  endWithBench(async () => {
    server.closeAllConnections();
    server.close();
    await release();
  });
  process.send({ port: server.address().port });
}

/** The channel to the bench closes when the bench stops this process, and also when the bench itself is gone. */
export function endWithBench(stop) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(), 2_000).unref();
    stop().finally(() => process.exit());
  });
}
