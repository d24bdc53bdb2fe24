import {createApp} from './app.ts';
import {openApi} from './openapi.ts';
import type {Room} from './room.ts';

/** The description of the API without a server: the routes are declared and nothing is asked of them. */
export function descriptionOf(version: string): object {
  const unused = () => {
    throw new Error('nothing is served here');
  };
  const room: Room = {
    ...{runs: '', version, analysedBy: '', page: unused, signal: new AbortController().signal},
    analyst: {ask: unused, learn: unused, close: async () => {}},
    judge: {look: unused, open: () => 0, close() {}},
    live: {now: unused, follow: unused, close() {}},
  };
  return openApi(createApp(room, {hosts: new Set(), token: null}, unused), version);
}
