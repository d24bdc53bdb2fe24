import {expect, test} from 'vitest';
import {viewOf} from '../testing.ts';
import {hiddenKvmSigns} from './emulation-signs.ts';
import {signsOf} from './signs.ts';

function signsOfCpu(name: string) {
  const view = viewOf({nodes: {a: {facts: {'cpu.modelName': name}}}});
  return hiddenKvmSigns(signsOf(view, 'a')).map(({id}) => id);
}

test.each([
  'AMD EPYC 7K62 48-Core Processor',
  'AMD EPYC 9T24 96-Core Processor',
  'Intel(R) Xeon(R) Platinum 8255C CPU @ 2.50GHz',
  'INTEL(R) XEON(R) PLATINUM 8581C CPU @ 2.30GHz',
  'AMD Ryzen 9 5950X 16-Core Processor',
])('“%s” is a sold CPU, passed on by the hardware', (name) => {
  expect(signsOfCpu(name)).toEqual(['host-cpu']);
});

test.each([
  'QEMU Virtual CPU version 2.5+',
  'AMD EPYC-Rome Processor',
  'AMD EPYC Processor (with IBPB)',
  'Intel Xeon Processor (Skylake, IBRS)',
  'Intel Core Processor (Haswell, no TSX)',
  'Westmere E56xx/L56xx/X56xx (Nehalem-C)',
  'Intel(R) Core(TM)2 Duo CPU     T7700  @ 2.40GHz',
  'AMD Phenom(tm) 9550 Quad-Core Processor',
  'Common KVM processor',
  'AMD EPYC',
])('“%s” may be a model of QEMU, under either accelerator', (name) => {
  expect(signsOfCpu(name)).toEqual([]);
});
