import {useEffect, useState} from 'preact/hooks';

/** Where the reader is: `#/finding/a%2Fb` is `{name: 'finding', args: ['a/b']}`; no hash is `{name: '', args: []}`. */
export type Route = {name: string; args: readonly string[]};

export function routeOf(hash: string): Route {
  if (!hash.startsWith('#/')) return {name: '', args: []};
  const [name = '', ...args] = hash.slice(2).split('/').map(decoded);
  return {name, args};
}

/** The address of a place in the page; any text is safe in `args`. */
export function hrefOf(name: string, ...args: readonly (string | number)[]): string {
  return `#/${[name, ...args].map((part) => encodeURIComponent(part)).join('/')}`;
}

export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    follow();
    return () => removeEventListener('hashchange', follow);
  }, []);
  return routeOf(hash);
}

export function goTo(href: string): void {
  location.hash = href.slice(1);
}

// A hash typed by hand may hold a lone percent sign.
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
