import type {Evidence} from '../../model/finding.ts';

/** The first pieces, and how many are left out; those the engine has counted already are among them. */
export function hiddenBehind(
  evidence: readonly Evidence[],
  limit: number,
): {shown: Evidence[]; hidden: number} {
  const counted = evidence.filter(({message}) => message.id === 'engine/more-like-these');
  const pieces = evidence.filter((one) => !counted.includes(one));
  const before = counted.reduce((sum, {message}) => sum + Number(message.params?.count ?? 0), 0);
  const shown = pieces.slice(0, limit);
  return {shown, hidden: pieces.length - shown.length + before};
}
