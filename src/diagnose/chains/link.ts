import type {ChainLink} from '../../model/chain.ts';
import type {Finding} from '../../model/finding.ts';
import type {Message} from '../../model/message.ts';

/** A measured link that rests on nothing but what is given. */
export function linkOf(
  role: ChainLink['role'],
  message: Message,
  rests: Partial<Omit<ChainLink, 'role' | 'message'>>,
): ChainLink {
  return {
    role,
    message,
    measured: true,
    symptoms: [],
    findings: [],
    paths: [],
    sources: [],
    ...rests,
  };
}

/** The first piece of the finding’s own evidence with one of these ids. */
export function ownEvidence(
  finding: Finding,
  ids: readonly string[],
  role: ChainLink['role'] = 'mechanism',
): ChainLink[] {
  const wanted = new Set(ids.map((id) => `${finding.rule}/${id}`));
  const piece = finding.evidenceFor.find(({message}) => wanted.has(message.id));
  if (piece === undefined) return [];
  return [linkOf(role, piece.message, {findings: [finding.id], sources: piece.sources})];
}
