import {useEffect, useState} from 'preact/hooks';
import type {Words} from '../language.tsx';
import {tokenHeaders} from './token.ts';

/** `code`: for what is done about it; `message`: what the reader is told. */
export type Fault = {code: string; message: Words};
export type Asked<T> = {ok: true; data: T} | {ok: false; fault: Fault};

const WORDS = {
  unreachable: {
    en: 'The server does not answer. Is “samespec serve” still running?',
    'zh-CN': '服务没有应答。“samespec serve”是否仍在运行？',
  },
  odd: {
    en: 'The server answered something that is no answer. Is it “samespec serve” of the same version?',
    'zh-CN': '服务返回的内容无法识别。它是否为同一版本的“samespec serve”？',
  },
};

/** Asks the server this page came from. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<Asked<T>> {
  let response: Response;
  try {
    response = await request(path, signal);
  } catch {
    return {ok: false, fault: {code: 'unreachable', message: WORDS.unreachable}};
  }
  try {
    const data = await response.json();
    return response.ok ? {ok: true, data: data as T} : {ok: false, fault: data as Fault};
  } catch {
    return {ok: false, fault: {code: 'odd', message: WORDS.odd}};
  }
}

export function request(path: string, signal?: AbortSignal): Promise<Response> {
  const init = {headers: tokenHeaders(), credentials: 'same-origin', cache: 'no-store'} as const;
  return fetch(path, signal === undefined ? init : {...init, signal});
}

/** The last answer to a question, `undefined` before the first; `again` asks once more while the old one stays. */
export function useAsked<T>(path: string | null): {
  answer: Asked<T> | undefined;
  again: () => void;
} {
  const [kept, setKept] = useState<{path: string; answer: Asked<T>}>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (path === null) return;
    const controller = new AbortController();
    ask<T>(path, controller.signal).then((answer) => {
      if (!controller.signal.aborted) setKept({path, answer});
    });
    return () => controller.abort();
  }, [path, round]);
  const answer = kept?.path === path ? kept?.answer : undefined;
  return {answer, again: () => setRound((before) => before + 1)};
}

/** Asks again every so often, as long as there is reason to. */
export function useRepeated(again: () => void, everyMs: number | null): void {
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(again, everyMs);
    return () => clearInterval(timer);
  });
}
