import {createRequire} from 'node:module';
import type * as Prom from 'prom-client';

const require = createRequire(import.meta.url);

// The parts alone: the whole library also loads a push gateway and Node.js’ own metrics, 7 MB that stay unused here.
export const Registry = require('prom-client/lib/registry.js') as typeof Prom.Registry;
export const Gauge = require('prom-client/lib/gauge.js') as typeof Prom.Gauge;
export const Counter = require('prom-client/lib/counter.js') as typeof Prom.Counter;
export const Histogram = require('prom-client/lib/histogram.js') as typeof Prom.Histogram;
