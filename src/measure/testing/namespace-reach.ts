import type {Node} from '../../model/node.ts';
import {byProcess, startFramed} from '../../reach/framed-process.ts';
import {outcomeOf} from '../../reach/outcome.ts';
import type {Reach, ReachOptions, Script, Session} from '../../reach/reach.ts';

/** Runs scripts inside network namespaces of this machine, in the same wrapping as on any node. */
export function namespaceReach(
  namespaceOf: (node: Node) => string,
  pathOf: (node: Node) => string | undefined = () => undefined,
): Reach {
  function start(
    node: Node,
    script: Script,
    options: ReachOptions,
    mode: 'once' | 'talk',
  ): Session {
    const path = pathOf(node);
    const framed = startFramed({
      script,
      mode,
      options,
      sudo: false,
      start: byProcess(
        ([first, ...rest]) => [
          'ip',
          'netns',
          'exec',
          namespaceOf(node),
          ...(path === undefined ? [] : ['/usr/bin/env', `PATH=${path}`]),
          path === undefined ? first : '/bin/sh',
          ...rest,
        ],
        {PATH: '/usr/bin:/bin:/usr/sbin:/sbin'},
      ),
    });
    const done = framed.done.then((end) =>
      outcomeOf(end, script, options, {
        notStarted: () => ({failure: 'failed', message: {id: 'test/failed'}}),
      }),
    );
    return {write: framed.write, end: framed.end, done};
  }
  return {
    run: (node, script, options) => start(node, script, options, 'once').done,
    open: (node, script, options) => start(node, script, options, 'talk'),
    close: async () => {},
  };
}
