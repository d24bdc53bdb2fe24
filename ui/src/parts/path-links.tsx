import type {PathRef} from '../../../src/report/page/data.ts';
import {hrefOf} from '../router.ts';
import {Name} from './names.tsx';

/** Paths a claim rests on; each leads to its cell, and so to what was sent and what came back. */
export function PathLinks({paths}: {paths: readonly PathRef[]}) {
  if (paths.length === 0) return null;
  return (
    <span class="names small">
      {paths.map(({from, to}) => (
        <a key={`${from} ${to}`} href={hrefOf('path', 'pair', from, to)}>
          <Name of={from} /> → <Name of={to} />
        </a>
      ))}
    </span>
  );
}
