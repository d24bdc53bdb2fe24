import {expect, test} from 'vitest';
import {joinTo} from './join.ts';
import {hostOf, machinesOf} from './machines.ts';
import {answer, node, reading, series} from './testing/readings.ts';

test.each([
  ['10.1.0.11:9100', '10.1.0.11'],
  ['[fd00::1]:9100', 'fd00::1'],
  ['fd00::1', 'fd00::1'],
  ['BJ-1.example.org:9100', 'bj-1.example.org'],
  ['bj-1', 'bj-1'],
])('the host of %s is %s', (instance, host) => {
  expect(hostOf(instance)).toBe(host);
});

test('node_exporter and agent of one machine are one machine, whatever their ports and pods', () => {
  const machines = machinesOf(
    reading(
      answer('uname', series({instance: '10.1.0.11:9100', nodename: 'bj-1', region: 'bj'}, 1)),
      answer('agent', series({instance: '10.244.0.7:19464', node: 'bj-1'}, 1)),
      answer('agent-region', series({instance: '10.244.0.7:19464', src_region: 'bj'}, 1)),
    ),
  );
  expect(machines).toHaveLength(1);
  expect(machines[0]).toMatchObject({id: 'bj-1', labels: {region: 'bj', src_region: 'bj'}});
  expect([...(machines[0]?.instances ?? [])]).toEqual(['10.1.0.11:9100', '10.244.0.7:19464']);
});

test('machines that all call themselves localhost are told apart by address', () => {
  const machines = machinesOf(
    reading(
      answer(
        'uname',
        series({instance: '10.1.0.11:9100', nodename: 'localhost'}, 1),
        series({instance: '10.1.0.12:9100', nodename: 'localhost'}, 1),
      ),
    ),
  );
  expect(machines.map(({id}) => id)).toEqual(['localhost.10.1.0.11', 'localhost.10.1.0.12']);
});

test('a hostile name becomes a plain word', () => {
  const name = '../../etc/<b>\u001b[31m\u202e"';
  const [machine] = machinesOf(
    reading(answer('uname', series({instance: 'a:1', nodename: name}, 1))),
  );
  expect(machine?.id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
});

const fleet = [node('bj-1', 'bj', '10.1.0.11'), node('hk-1', 'hk', '10.3.0.11')];

test('targets are joined by name, by short name and by address; others are named', () => {
  const {nodeOf, strangers} = joinTo(
    fleet,
    reading(
      answer(
        'uname',
        series({instance: 'x:9100', nodename: 'bj-1.example.org'}, 1),
        series({instance: '10.3.0.11:9100', nodename: 'ip-10-3-0-11'}, 1),
        series({instance: '10.9.0.1:9100', nodename: 'other'}, 1),
      ),
    ),
  );
  expect(nodeOf({instance: 'x:9100'})?.id).toBe('bj-1');
  expect(nodeOf({instance: '10.3.0.11:19464'})?.id).toBe('hk-1');
  expect(nodeOf({instance: '10.9.0.1:9100'})).toBeUndefined();
  expect(strangers).toEqual(['10.9.0.1:9100']);
});

test('a target that two nodes answer to belongs to neither', () => {
  const twins = [node('a', 'bj', '10.0.0.1'), node('b', 'hk', '10.0.0.1')];
  const {nodeOf} = joinTo(twins, reading());
  expect(nodeOf({instance: '10.0.0.1:9100'})).toBeUndefined();
});
