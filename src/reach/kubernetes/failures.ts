import type {AppError} from '../../model/error.ts';
import type {FramedEnd} from '../framed-process.ts';
import {endWord, type Failure, failed} from '../outcome.ts';
import {lastLine, plainLine} from '../plain-text.ts';
import type {ReachOutcome} from '../reach.ts';
import {say} from '../strings.ts';
import type {PodReady} from './probe-pods.ts';
import type {KubeTarget} from './target.ts';

export function without(why: Failure): ReachOutcome {
  return {stdout: Buffer.alloc(0), stderr: '', durationMs: 0, ran: false, ...why};
}

export function clusterFailure(error: AppError): Failure {
  return failed('failed', error.userMessage);
}

export function noPod(ready: Extract<PodReady, {ok: false}>, target: KubeTarget): Failure {
  const {context, node} = target;
  const params = {context, node, detail: plainLine(ready.detail)};
  if (ready.denied) return failed('permission-denied', say('kube-denied', params));
  if (ready.step !== 'start') return failed('failed', say('kube-not-created', params));
  if (ready.detail.startsWith('NotReady'))
    return failed('unreachable', say('kube-node-not-ready', params));
  return failed('unreachable', say('kube-pod-not-running', params));
}

/** The wrapper never spoke, although the pod runs. */
export function notStarted(end: FramedEnd, {context, node}: KubeTarget): Failure {
  if (end.gaveUp === 'timeout') return failed('timeout', say('kube-no-answer', {context, node}));
  const params = {context, node, detail: said(end)};
  if (/403|forbidden/i.test(end.stderr))
    return failed('permission-denied', say('kube-denied', params));
  return failed('no-shell', say('kube-no-shell', params));
}

/** The pod was taken away; `undefined` where it still runs, and the cause lies elsewhere. */
export function lost(
  end: FramedEnd,
  fate: string,
  {context, node}: KubeTarget,
): Failure | undefined {
  if (fate !== 'running') {
    return failed('closed', say('kube-pod-lost', {context, node, detail: plainLine(fate)}));
  }
  if (!end.started) return undefined;
  return failed('closed', say('kube-cut', {context, node, detail: said(end)}));
}

function said(end: FramedEnd): string {
  return end.stderr.trim() === '' ? endWord(end) : lastLine(end.stderr);
}
