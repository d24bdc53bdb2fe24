import type {FactPolicy, PolicyTable} from '../../../model/fact.ts';

const identical: FactPolicy = {policy: 'identical', tag: 'network'};
const identicalBytes: FactPolicy = {...identical, unit: 'bytes'};
const free: FactPolicy = {policy: 'free', tag: 'network'};

export const policies: PolicyTable = [
  ['net.default.interface', free],
  ['net.default.mtuBytes', identicalBytes],
  ['net.default.driver', identical],
  // Said when there is no such interface at all.
  ['net.default.**', free],
  ['net.link.*.mtuBytes', identicalBytes],
  ['net.link.*.kind', identical],
  ['net.link.*.driver', identical],
  ['net.link.*.vxlan.id', identical],
  ['net.link.*.vxlan.port', identical],
  ['net.link.*.vxlan.outerDf', identical],
  ['net.link.**', free],
  // How many pods run here, and of which age, is the scheduler’s choice.
  ['net.links.**', free],
  ['net.overlay.interface', free],
  ['net.overlay.lowerInterface', free],
  ['net.overlay.mtuBytes', identicalBytes],
  ['net.overlay.lowerMtuBytes', identicalBytes],
  ['net.overlay.overheadBytes', identicalBytes],
  ['net.overlay.**', identical],
];
