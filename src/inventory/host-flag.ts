import {AppError} from '../model/error.ts';
import type {Message} from '../model/message.ts';
import type {Node} from '../model/node.ts';
import {hostParts} from './host-parts.ts';
import {say} from './strings.ts';
import {isHost, isNodeName, isUser, nameFromHost, portOf} from './words.ts';

/** Reads `--host [NAME=][USER@]HOST[:PORT][,LABEL=VALUE…]`, for example `bj-1=root@10.1.0.11:2222,region=bj`. */
export function readHostFlag(given: string): Node {
  const fail = (detail: Message) => new AppError('host-flag', {given, detail});
  const [target = '', ...pairs] = given.split(',');
  const equals = target.indexOf('=');
  const reached = target.slice(equals + 1).trim();
  if (reached === '') throw fail(say('flag-empty'));

  const parts = hostParts(reached);
  if (parts === undefined) throw fail(say('flag-bracket'));
  const {host, user} = parts;
  if (!isHost(host)) throw fail(say('flag-host', {value: host}));
  if (user !== undefined && !isUser(user)) throw fail(say('flag-user', {value: user}));
  const port = parts.port === undefined ? undefined : portOf(parts.port);
  if (parts.port !== undefined && port === undefined) {
    throw fail(say('flag-port', {value: parts.port}));
  }
  const id = equals < 0 ? nameFromHost(host) : target.slice(0, equals).trim();
  if (!isNodeName(id)) throw fail(say('flag-name', {value: id}));

  return {
    id,
    reach: {
      kind: 'ssh',
      host,
      ...(user === undefined ? {} : {user}),
      ...(port === undefined ? {} : {port}),
    },
    labels: readLabels(pairs, fail),
    origin: '--host',
  };
}

function readLabels(pairs: readonly string[], fail: (detail: Message) => AppError) {
  const labels: Record<string, string> = {};
  for (const pair of pairs) {
    const match = /^\s*([A-Za-z][A-Za-z0-9._/-]*)\s*=\s*(.*\S)\s*$/.exec(pair);
    if (match?.[1] === undefined || match[2] === undefined) {
      throw fail(say('flag-label', {value: pair}));
    }
    if (Object.hasOwn(labels, match[1])) throw fail(say('flag-label-twice', {value: match[1]}));
    labels[match[1]] = match[2];
  }
  return labels;
}
