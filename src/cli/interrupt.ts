/**
 * Ctrl-C asks for an orderly end: children on the nodes are ended, what came in is saved.
 * A second one does not wait.
 */
export function interruptible(): {signal: AbortSignal; release(): void} {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
