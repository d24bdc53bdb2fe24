/** `USER@HOST:PORT` taken apart, nothing checked but the brackets. */
export type HostParts = {host: string; user?: string; port?: string};

/**
 * IPv6 addresses with a port stand in brackets; without brackets, more than one colon means a bare IPv6 address.
 * Returns undefined for a bracket that is not closed or is followed by anything but a port.
 */
export function hostParts(text: string): HostParts | undefined {
  const at = text.lastIndexOf('@');
  const user = at < 0 ? {} : {user: text.slice(0, at)};
  const rest = text.slice(at + 1);
  if (rest.startsWith('[')) {
    const match = /^\[([^\]]*)\](?::(.*))?$/.exec(rest);
    if (match === null) return undefined;
    return {...user, host: match[1] ?? '', ...(match[2] === undefined ? {} : {port: match[2]})};
  }
  const colon = rest.indexOf(':');
  if (colon < 0 || rest.indexOf(':', colon + 1) >= 0) return {...user, host: rest};
  return {...user, host: rest.slice(0, colon), port: rest.slice(colon + 1)};
}
