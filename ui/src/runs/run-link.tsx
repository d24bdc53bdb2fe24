import type {ComponentChildren} from 'preact';
import {openRun} from './token.ts';

/** Leads to the report of a run. The address bears no token, so that a copied link gives nothing away. */
export function RunLink({id, children}: {id: string; children: ComponentChildren}) {
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    openRun(id, event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1);
  };
  return (
    <a href={`/?run=${encodeURIComponent(id)}`} onClick={follow} onAuxClick={follow}>
      {children}
    </a>
  );
}
