import type {AnyProbe} from '../define-probe.ts';
import {echo} from './echo/index.ts';
import {pathMtu} from './path-mtu/index.ts';
import {service} from './service/index.ts';
import {throughput} from './throughput/index.ts';

/** Every probe, in the order in which they run: background first, bulk last. */
export const PROBES: readonly AnyProbe[] = [echo, pathMtu, service, throughput];
