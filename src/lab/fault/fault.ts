import {z} from 'zod';

/** Where something is changed: a region with all its links and nodes, one node, one link or one direction of it. */
export const FaultPlace = z.union([
  z.strictObject({region: z.string()}),
  z.strictObject({node: z.string()}),
  z.strictObject({link: z.tuple([z.string(), z.string()]), toward: z.string().exactOptional()}),
]);
export type FaultPlace = z.infer<typeof FaultPlace>;

/** Words of the scenario’s own schema with the values they get while the lab is up. */
export const Fault = z.strictObject({
  place: FaultPlace,
  words: z.record(z.string(), z.union([z.number(), z.boolean()])),
});
export type Fault = z.infer<typeof Fault>;

/** As a person would type it: `lossShare=0.07 --link bj,hk --toward hk`. */
export function faultText({place, words}: Fault): string {
  const typed = Object.entries(words).map(([word, value]) => `${word}=${value}`);
  return [...typed, placeText(place)].join(' ');
}

export function placeText(place: FaultPlace): string {
  if ('region' in place) return `--region ${place.region}`;
  if ('node' in place) return `--node ${place.node}`;
  const toward = place.toward === undefined ? '' : ` --toward ${place.toward}`;
  return `--link ${place.link.join(',')}${toward}`;
}
