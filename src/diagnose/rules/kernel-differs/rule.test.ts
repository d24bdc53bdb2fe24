import {describe, expect, test} from 'vitest';
import type {FactValue} from '../../../model/fact.ts';
import {run, said} from '../../mtu/testing.ts';
import {type Unread, unread, viewOf} from '../../testing.ts';
import {kernelDiffers} from './index.ts';

const ids = ['bj-1', 'bj-2', 'hk-1', 'hk-2'];
const usual = {
  'kernel.release': '5.15.0-91-generic',
  'kernel.build': '#101-Ubuntu SMP',
  'kernel.arch': 'x86_64',
  'kernel.commandLine': 'ro quiet console=ttyS0',
};

function fleet(changes: (id: string) => Readonly<Record<string, FactValue | Unread>>) {
  const nodes = Object.fromEntries(
    ids.map((id) => [id, {region: id.slice(0, 2), facts: {...usual, ...changes(id)}}]),
  );
  return run(kernelDiffers, viewOf({nodes, cohortBy: []}));
}

const onHk1 = (facts: Readonly<Record<string, FactValue | Unread>>) =>
  fleet((id) => (id === 'hk-1' ? facts : {}));

describe('release', () => {
  test('another series is a contributor, medium, and its build is not told again', () => {
    const {findings} = onHk1({'kernel.release': '6.1.0-18-amd64', 'kernel.build': '#1 Debian'});
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'kernel-differs',
      verdict: 'contributor',
      severity: 'medium',
      confidence: 0.4,
      scope: {nodes: ['hk-1']},
      title: {params: {value: '6.1.0-18-amd64', usual: '5.15.0-91-generic'}},
    });
  });

  test('an update within the series is low', () => {
    expect(onHk1({'kernel.release': '5.15.0-94-generic'}).findings[0]?.severity).toBe('low');
  });

  test('a region with its own kernel is told as region drift', () => {
    const {findings} = fleet((id) =>
      id.startsWith('hk') ? {'kernel.release': '5.15.0-94-generic'} : {},
    );
    expect(findings[0]?.why.params).toMatchObject({kind: 'region'});
  });

  test('several odd kernels are told together', () => {
    const {findings} = fleet(
      (id): Record<string, string> =>
        id === 'hk-1'
          ? {'kernel.release': '5.15.0-94-generic'}
          : id === 'hk-2'
            ? {'kernel.release': '6.1.0'}
            : {},
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]?.title.id).toBe('kernel-differs/title-many');
    expect(findings[0]?.evidenceFor).toHaveLength(2);
  });
});

test('another build of the same release is a note', () => {
  expect(onHk1({'kernel.build': '#102-Ubuntu SMP'}).findings[0]).toMatchObject({
    verdict: 'note',
    severity: 'info',
    confidence: 0.3,
  });
});

describe('command line', () => {
  test('options that change speed contribute; the words are shown, not the line', () => {
    const {findings} = onHk1({'kernel.commandLine': 'ro console=ttyS0 mitigations=off'});
    expect(findings[0]).toMatchObject({
      verdict: 'contributor',
      severity: 'medium',
      title: {id: 'kernel-differs/title-command-line'},
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual([
      'changes-speed',
      'only-here',
      'only-elsewhere',
    ]);
    expect(findings[0]?.evidenceFor[0]?.message.params).toEqual({words: ['mitigations=off']});
  });

  test('other options are a note', () => {
    expect(onHk1({'kernel.commandLine': 'ro console=ttyS0'}).findings[0]?.verdict).toBe('note');
  });

  test('look-alike: a word that only contains such an option', () => {
    const {findings} = onHk1({'kernel.commandLine': 'ro quiet console=ttyS0 systemd.audit=off'});
    expect(findings[0]?.verdict).toBe('note');
  });

  test('the same words in another order are still shown as two lines', () => {
    const {findings} = onHk1({'kernel.commandLine': 'quiet ro console=ttyS0'});
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['difference']);
  });
});

test('equal kernels are ruled out', () => {
  const {findings, ruledOut} = fleet(() => ({}));
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test('look-alike: a node that could not tell is not different', () => {
  expect(onHk1({'kernel.commandLine': unread('denied')}).findings).toEqual([]);
});

test('without kernel facts it skips, naming the comparison', () => {
  const nodes = Object.fromEntries(ids.map((id) => [id, {facts: {'os.id': 'debian'}}]));
  expect(run(kernelDiffers, viewOf({nodes})).results[0]).toMatchObject({
    outcome: 'skipped',
    missing: ['comparison of kernel.**'],
  });
});
