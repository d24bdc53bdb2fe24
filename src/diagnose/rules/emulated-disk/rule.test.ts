import {expect, test} from 'vitest';
import {outcomeOf, run, said} from '../../mtu/testing.ts';
import {nodeOf} from '../../settings/testing.ts';
import {unread, viewOf} from '../../testing.ts';
import {GUESTS} from '../../virtualization/testing.ts';
import {diskKind} from './disk-kind.ts';
import {emulatedDisk} from './index.ts';

const by = (driver: string, guest: Parameters<typeof nodeOf>[1] = GUESTS.kvmNoNesting) =>
  nodeOf(emulatedDisk, {...guest, 'disk.root.driver': driver});

test.each([
  ['ata_piix', 'contributor', 'medium', 0.6],
  ['mptspi', 'contributor', 'medium', 0.6],
  ['ahci', 'note', 'low', 0.4],
])('%s in a guest is a %s', (driver, verdict, severity, confidence) => {
  expect(by(driver).findings[0]).toMatchObject({
    id: 'emulated-disk',
    verdict,
    severity,
    confidence,
    title: {params: {driver}},
  });
});

test.each([
  ['ata_piix', 0.7],
  ['ahci', 0.5],
])('beside peers with virtio %s contributes with %f', (driver, confidence) => {
  const guest = GUESTS.kvmNoNesting;
  const nodes = {
    'bj-1': {region: 'bj', facts: {...guest, 'disk.root.driver': 'virtio_blk'}},
    'hk-1': {region: 'hk', facts: {...guest, 'disk.root.driver': driver}},
  };
  const {findings} = run(emulatedDisk, viewOf({nodes, cohortBy: []}));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({verdict: 'contributor', confidence});
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['driver', 'peers']);
});

test.each(['virtio_blk', 'nvme', 'virtio_scsi', 'vmw_pvscsi', 'hv_storvsc', 'megaraid_sas'])(
  '%s is ruled out',
  (driver) => {
    const {findings, ruledOut} = by(driver);
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  },
);

test('look-alike: AHCI of bare metal', () => {
  expect(by('ahci', GUESTS.bareMetal).ruledOut).toHaveLength(1);
});

test('where nothing tells whether it is a guest, it is not applicable', () => {
  expect(outcomeOf(by('ata_piix', {}).results, 'hk-1')).toMatchObject({
    outcome: 'not-applicable',
    message: {id: 'emulated-disk/where-unknown'},
  });
});

test.each([
  ['absent', {}],
  ['denied', {'disk.root.driver': unread('denied')}],
  ['nothing from the node', null],
])('driver %s: skipped', (_, facts) => {
  expect(outcomeOf(nodeOf(emulatedDisk, facts).results, 'hk-1')).toMatchObject({
    outcome: 'skipped',
    missing: ['disk.root.driver'],
  });
});

test.each([
  ['pata_atiixp', 'emulated'],
  ['ahci', 'either'],
  ['sd', 'other'],
])('%s is %s', (driver, kind) => {
  expect(diskKind(driver)).toBe(kind);
});
