import type {Conflist} from './schema.ts';

const MAX_DEPTH = 32;
const MAX_TOKENS = 20_000;
const MAX_PLUGINS = 64;
const TOKEN =
  /^(?:([[\]{}])|"(plugins|ipam|policy|delegate)"|"(name|type)"\s*:\s*"([^"]*)"|"(mtu)"\s*:\s*"?(\d+))$/;

type Place = {opener: string; key: string};

/**
 * Rebuilds what matters from the brackets, names, types and MTUs that were kept of a CNI file, one per row in
 * the order of the file. Undefined when the brackets do not fit together or lie too deep.
 */
export function readConflist(tokens: readonly string[]): Conflist | undefined {
  if (tokens.length > MAX_TOKENS) return undefined;
  const found: Conflist = {plugins: []};
  const places: Place[] = [];
  let key = '';
  for (const token of tokens) {
    const match = TOKEN.exec(token.trim());
    if (match === null) continue;
    const [, bracket, opens, word, text, mtu, bytes] = match;
    if (bracket === '{' || bracket === '[') {
      if (places.length >= MAX_DEPTH) return undefined;
      places.push({opener: bracket, key});
    } else if (bracket !== undefined) {
      if (places.pop()?.opener !== (bracket === '}' ? '{' : '[')) return undefined;
    } else if (word !== undefined && text !== undefined) {
      keepWord(found, word, text, places);
    } else if (mtu !== undefined) {
      keepMtu(found, Number(bytes), places);
    }
    key = opens ?? '';
  }
  return places.length === 0 ? found : undefined;
}

function keepWord(found: Conflist, word: string, text: string, places: readonly Place[]): void {
  if (word === 'name' && places.length === 1) found.name ??= text;
  if (word === 'type' && isPlugin(places) && found.plugins.length < MAX_PLUGINS)
    found.plugins.push(text);
}

/** flannel hands its `delegate` on to the bridge plugin, MTU included. */
function keepMtu(found: Conflist, bytes: number, places: readonly Place[]): void {
  const inside = places.at(-1)?.key === 'delegate' ? places.slice(0, -1) : places;
  if (isPlugin(inside) && bytes > 0 && bytes < 1_000_000) found.mtuBytes ??= bytes;
}

/** The root of a `.conf`, or a member of `plugins` in a `.conflist`. */
function isPlugin(places: readonly Place[]): boolean {
  return places.length === 1 || (places.length === 3 && places[1]?.key === 'plugins');
}
