/** Block of the page that says where its data is; a page that carries its own report has no server. */
function blockKind(): string {
  try {
    const text = document.getElementById('data')?.textContent ?? '';
    return String((JSON.parse(text) as {kind?: unknown}).kind);
  } catch {
    return 'none';
  }
}

/** Whether `samespec serve` serves this page; a report in a file asks nobody for anything. */
export function isServed(): boolean {
  if (typeof document === 'undefined' || !location.protocol.startsWith('http')) return false;
  const kind = blockKind();
  return kind === 'none' || kind === 'fetch';
}

// Kept here alone: not in the address, not in any store of the browser.
let token: string | null = null;

// Also what can be no token of ours, such as one that was cut short: the server says that it is wrong.
const IN_ADDRESS = /^#token=([^/]{1,256})(\/.*)?$/;

/** Takes the token out of the address, so that nobody reads it over a shoulder or copies it with a link. */
export function takeToken(): boolean {
  const [, found, rest = '/'] = IN_ADDRESS.exec(location.hash) ?? [];
  if (found === undefined) return false;
  token = found;
  history.replaceState(null, '', `${location.pathname}${location.search}#${rest}`);
  return true;
}

/** What a request to the server bears. */
export function tokenHeaders(): Record<string, string> {
  return token === null ? {} : {Authorization: `Bearer ${token}`};
}

/** A page of the same server that is loaded anew; it is given the token where no server sees it. */
export function withToken(address: string, route = '/'): string {
  return token === null ? `${address}#${route}` : `${address}#token=${token}${route}`;
}

/** The run whose report this page shows. */
export function runOfPage(): string | null {
  return new URLSearchParams(location.search).get('run');
}

/** Opens the report of a run. */
export function openRun(id: string, inNewTab = false): void {
  const address = withToken(`/?run=${encodeURIComponent(id)}`);
  if (inNewTab) open(address, '_blank', 'noopener');
  else if (runOfPage() === id && !location.hash.startsWith('#token=')) location.hash = '#/';
  else location.assign(address);
}

/** A token typed or pasted into the address of a page that is open: the page begins anew with it. */
export function followPastedToken(): void {
  let times = 0;
  addEventListener('hashchange', () => {
    if (!takeToken()) return;
    const search = new URLSearchParams(location.search);
    // Another address, for the same one is not loaded again.
    search.set('again', String(Date.now() + times++));
    location.replace(withToken(`/?${search}`, location.hash.slice(1)));
  });
}
