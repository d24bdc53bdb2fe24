import {type Claim, defineRule, fail, pass} from '../../define-rule.ts';
import {type OpenFiles, openFiles} from './open-files.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

/** Shares of a limit. */
const NEAR = 0.8;
const FULL = 0.95;

export const fdLimitLow = defineRule({
  id: 'fd-limit-low',
  scope: 'node',
  requires: {files: openFiles()},
  strings,
  references: [
    'getrlimit(2), RLIMIT_NOFILE',
    'systemd.exec(5), LimitNOFILE=',
    'proc_sys_fs(5), file-nr',
  ],
  check({files}) {
    const near = files.value.filter(({open, limit}) => open / limit >= NEAR);
    if (near.length > 0) return near.map((one) => fail(claimOf(one)));
    const message = say('room', {count: files.value.length});
    return pass([{message, sources: [files.source]}]);
  },
});

function claimOf({program, open, limit, source}: OpenFiles): Claim {
  const full = open / limit >= FULL;
  const params = {node: source.node, program: program ?? '', open, limit};
  return {
    kind: program === null ? 'node-files-near-limit' : 'fd-limit-low',
    verdict: 'contributor',
    facts: ['limits.effective.nofile.hard', 'limits.effective.nofile.soft'],
    severity: full ? 'high' : 'medium',
    confidence: full ? 0.8 : 0.6,
    title: program === null ? say('title-node') : say('title', {program}),
    why: say('why'),
    evidenceFor: [
      {message: say(program === null ? 'seen-node' : 'seen', params), sources: [source]},
    ],
    evidenceAgainst: full ? [] : [{message: say('room-left'), sources: []}],
    safe: [
      program === null
        ? {id: 'raise-file-max', message: say('raise-file-max')}
        : {id: 'raise-nofile', message: say('raise-nofile', {program})},
    ],
    danger: [{id: 'leak', message: say('leak')}],
  };
}
