import {messages} from '../../../model/message.ts';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {echo, pathMtu, throughput} from '../../inputs/index.ts';
import {ofDestination} from '../../inputs/subject.ts';
import {wasCollected} from '../../mtu/node-inputs.ts';
import {limitOf} from '../../mtu/path-limit.ts';
import {strings} from './strings.ts';

const say = messages('mtu-inconclusive-no-echo', strings);

export const mtuInconclusiveNoEcho = defineRule({
  id: 'mtu-inconclusive-no-echo',
  scope: 'pair',
  requires: {echo: echo('host')},
  optional: {path: pathMtu('host'), bulk: throughput(), peer: ofDestination(wasCollected())},
  strings,
  references: [
    'RFC 2923 (problems of TCP with path MTU discovery)',
    'RFC 4821 (packetization layer path MTU discovery: the test made with TCP itself)',
  ],
  check({echo, path, bulk, peer}) {
    const {sent, received, state} = echo.value;
    if (state !== 'no-echo') {
      const message = say('echo-answers', {sent, received});
      return pass([{message, sources: [echo.source]}]);
    }
    const limit = path.ok ? limitOf(path.value) : null;
    if (limit !== null && path.ok) {
      const message = say('size-known', {passBytes: limit.passBytes});
      return pass([{message, sources: [path.source]}]);
    }
    if (peer.ok && !peer.value) {
      return notApplicable(say('peer-down', {peer: echo.value.destination}));
    }
    const lost = {message: say('echo-lost', {sent}), sources: [echo.source]};
    const tcp = bulk.ok ? bulk.value.state : null;
    const works = tcp !== null && tcp !== 'dead';
    const tcpLine = bulk.ok
      ? [
          {
            message: works ? say('tcp-works', {state: bulk.value.state}) : say('tcp-dead'),
            sources: [bulk.source],
          },
        ]
      : [];
    return fail({
      verdict: 'unknown',
      severity: 'info',
      confidence: 1,
      title: say('title'),
      why: say('why'),
      evidenceFor: [lost, ...(works ? tcpLine : [])],
      evidenceAgainst: works ? [] : tcpLine,
      safe: [{id: 'measure-with-tcp', message: say('measure-with-tcp')}],
      danger: [{id: 'any-mtu-change', message: say('any-mtu-change')}],
    });
  },
});
