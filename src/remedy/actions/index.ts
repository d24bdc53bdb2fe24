import type {Action} from '../define-action.ts';
import {cpuGovernor} from './cpu-governor/index.ts';
import {limits} from './limits/index.ts';
import {linkMtu} from './link-mtu/index.ts';
import {mssClamp} from './mss-clamp/index.ts';
import {nicOffloads} from './nic-offloads/index.ts';
import {permitFragNeeded} from './permit-frag-needed/index.ts';
import {raiseMtu} from './raise-mtu/index.ts';
import {raiseSetting} from './raise-setting/index.ts';
import {routeMtu} from './route-mtu/index.ts';
import {sysctl} from './sysctl/index.ts';
import {tunnelRefresh} from './tunnel-refresh/index.ts';

/** Every way to change something, one folder each. */
export const ACTIONS: readonly Action[] = [
  linkMtu,
  tunnelRefresh,
  routeMtu,
  mssClamp,
  permitFragNeeded,
  sysctl,
  raiseSetting,
  limits,
  nicOffloads,
  cpuGovernor,
  raiseMtu,
];
