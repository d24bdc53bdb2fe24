import {isIP} from 'node:net';
import {homedir} from 'node:os';
import {dirname, isAbsolute, join, resolve} from 'node:path';

/** The forms of `model/node.ts`, for telling the user before the model refuses. */
const NODE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/;
const HOST = /^[^-\s][^\s]*$/;
const USER = /^[^-\s@][^\s@]*$/;

export function isNodeName(text: string): boolean {
  return NODE_NAME.test(text);
}

export function isHost(text: string): boolean {
  return HOST.test(text) && !/[\x00-\x20\x7f"'`$;|&<>(){}\\]/.test(text);
}

export function isUser(text: string): boolean {
  return USER.test(text) && !/[\x00-\x20\x7f"'`$;|&<>(){}]/.test(text);
}

export function isAddress(text: string): boolean {
  return isIP(text) !== 0;
}

export function portOf(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^\d{1,5}$/.test(value)) return undefined;
  const port = typeof value === 'string' ? Number(value) : value;
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535) return;
  return port;
}

/** A name for a host that was given none: an IPv6 address loses its colons. */
export function nameFromHost(host: string): string {
  return host.replaceAll(/[:%]/g, '-').replace(/^-+/, '');
}

/** A path as written in an inventory file: `~` is home, relative is beside the file. */
export function pathBeside(file: string, path: string): string {
  if (path === '~' || path.startsWith('~/')) return join(homedir(), path.slice(1));
  return isAbsolute(path) ? path : resolve(dirname(file), path);
}

export function isHttpUrl(text: string): boolean {
  if (!/^https?:\/\/[^\s/]/i.test(text) || /[\x00-\x20\x7f]/.test(text)) return false;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && url.hostname !== '';
}
