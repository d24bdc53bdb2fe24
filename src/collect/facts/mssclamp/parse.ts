import type {FactWriter, Sections} from '../../define-family.ts';
import {lines, wholeNumber} from '../../section-reader.ts';
import {ClampValue} from './schema.ts';

const IPTABLES = 'mssclamp.iptables';
const NFTABLES = 'mssclamp.nftables';

export function parse(sections: Sections, facts: FactWriter): void {
  writeIptables(sections, facts);
  const section = sections.get(NFTABLES);
  const path = 'mssClamp.nftables';
  if (section === undefined) {
    // nf_tables is not loaded, so nothing clamps by it; or there is no program to ask.
    facts.missing(path, 'absent', NFTABLES);
    return;
  }
  const text = section.text;
  if (!/^looked$/m.test(text)) {
    facts.missing(path, /not permitted|denied/i.test(text) ? 'denied' : 'unparsed', NFTABLES);
    return;
  }
  const values = lines(section).flatMap((line) => {
    const value = ClampValue.safeParse(clampOf(line));
    if (value.success) return [value.data];
    if (/maxseg|TCPMSS/.test(line)) facts.drop(NFTABLES, line, 'not a clamp that is known');
    return [];
  });
  facts.value(path, [...new Set(values)].sort(), NFTABLES);
}

/** Number of iptables rules that use the target TCPMSS, in all network namespaces of the kernel. */
function writeIptables(sections: Sections, facts: FactWriter): void {
  const path = 'mssClamp.iptablesRules';
  const word = /^xt_TCPMSS (\S+)$/m.exec(sections.get(IPTABLES)?.text ?? '')?.[1];
  const count = word === 'absent' ? 0 : wholeNumber(word ?? '');
  if (count !== undefined && count >= 0) facts.value(path, count, IPTABLES);
  // Built in, or a kernel without modules: nothing counts the rules.
  else
    facts.missing(path, word === undefined || word === 'builtin' ? 'absent' : 'unparsed', IPTABLES);
}

function clampOf(line: string): string | undefined {
  const nft = /maxseg size set (rt mtu|\d+)/.exec(line)?.[1];
  if (nft !== undefined) return nft;
  if (/TCPMSS.*clamp/.test(line)) return 'clamp-mss-to-pmtu';
  return /TCPMSS set (\d+)/.exec(line)?.[1];
}
