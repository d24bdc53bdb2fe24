import {useEffect, useState} from 'preact/hooks';
import {request} from './api.ts';
import type {LiveRun} from './shapes.ts';

const AGAIN_MS = 2000;

/** Runs under way, told by the server as they get on; `undefined` before the first word, and while it is silent. */
export function useLive(): readonly LiveRun[] | undefined {
  const [runs, setRuns] = useState<readonly LiveRun[]>();
  useEffect(() => {
    const controller = new AbortController();
    void follow(controller.signal, setRuns);
    return () => controller.abort();
  }, []);
  return runs;
}

async function follow(
  signal: AbortSignal,
  put: (runs: readonly LiveRun[] | undefined) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await listen(signal, put);
    } catch {
      // Gone, or going; the loop tells which.
    }
    if (signal.aborted) return;
    put(undefined);
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/** Read with fetch, because an EventSource cannot bear a token but in its address. */
async function listen(signal: AbortSignal, put: (runs: readonly LiveRun[]) => void): Promise<void> {
  const response = await request('/api/v1/live', signal);
  if (!response.ok || response.body === null) throw new Error(String(response.status));
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return;
    waiting += value;
    const events = waiting.split('\n\n');
    waiting = events.pop() ?? '';
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (data !== undefined) put((JSON.parse(data) as {runs: LiveRun[]}).runs);
    }
  }
}
