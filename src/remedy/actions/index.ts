import type {Action} from '../define-action.ts';
import {linkMtu} from './link-mtu/index.ts';
import {sysctl} from './sysctl/index.ts';

/** Every way to change something, one folder each. */
export const ACTIONS: readonly Action[] = [linkMtu, sysctl];
