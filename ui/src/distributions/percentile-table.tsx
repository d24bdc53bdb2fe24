import type {Language} from '../../../src/model/message.ts';
import type {
  DistributionData,
  Percentile,
  RegionDistribution,
} from '../../../src/report/page/distributions-data.ts';
import {textIn, type Words} from '../language.tsx';
import {fill} from '../matrix/faces.ts';
import {jointsOf} from '../matrix/joints.ts';
import {number, quantity} from './quantities.ts';
import {WORDS} from './words.ts';

/** Percentiles with their intervals, and beside them what they rest on. */
export function PercentileTable({data, language}: {data: DistributionData; language: Language}) {
  const {regions, unit, perRun} = data;
  const say = (words: keyof typeof WORDS) => textIn(WORDS[words], language);
  const requests = perRun === 'requests';
  const some = (of: (region: RegionDistribution) => unknown) =>
    regions.some((region) => of(region) !== null);
  const rates = some(({offered}) => offered);
  const trips = some(({roundTripMs}) => roundTripMs);
  const retransmits = some((region) => region.retransmits);
  const shares = regions[0]?.percentiles.map(({share}) => share) ?? [];
  const whole = (value: number) => number(value, {maximumFractionDigits: 0}, language);
  return (
    <div class="percentiles">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div class="scroll" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('region')}</th>
              <th scope="col">{say('values')}</th>
              {requests && <th scope="col">{say('runsColumn')}</th>}
              <th scope="col">{say('errors')}</th>
              {shares.map((share) => (
                <th key={share} scope="col">
                  p{Number((share * 100).toFixed(1))}
                </th>
              ))}
              {trips && <th scope="col">{say('roundTrip')}</th>}
              {rates && <th scope="col">{say('rate')}</th>}
              {retransmits && <th scope="col">{say('retransmits')}</th>}
            </tr>
          </thead>
          <tbody>
            {regions.map((region) => (
              <tr key={region.region} class={region.odd === null ? '' : 'odd'}>
                <th scope="row">
                  <bdi>{region.region}</bdi>
                  {region.odd !== null && (
                    <strong class="badge"> ▲ {textIn(region.odd, language)}</strong>
                  )}
                </th>
                <td>{whole(region.count)}</td>
                {requests && <td>{whole(region.runs)}</td>}
                <td>
                  {whole(region.failed)}
                  {region.failed > 0 && region.count > 0 && (
                    <small> {quantity('share', region.failed / region.count, language)}</small>
                  )}
                </td>
                {region.percentiles.map((percentile) => (
                  <PercentileCell
                    key={percentile.share}
                    percentile={percentile}
                    unit={unit}
                    language={language}
                  />
                ))}
                {trips && (
                  <td>
                    {region.roundTripMs === null
                      ? '?'
                      : quantity('ms', region.roundTripMs, language)}
                  </td>
                )}
                {rates && (
                  <td>
                    {[region.offered, region.achieved]
                      .map((rate) =>
                        rate === null ? '?' : number(rate, {maximumSignificantDigits: 3}, language),
                      )
                      .join(' / ')}
                    {say('perSecond')}
                  </td>
                )}
                {retransmits && (
                  <td>{region.retransmits === null ? '?' : whole(region.retransmits)}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet small">{say('tableNote')}</p>
      <Warnings regions={regions} language={language} />
    </div>
  );
}

function PercentileCell(props: {
  percentile: Percentile;
  unit: DistributionData['unit'];
  language: Language;
}) {
  const {percentile, unit, language} = props;
  const {value, low, high, need, have} = percentile;
  if (value === null) {
    return (
      <td class="missing" title={fill(WORDS.needsLong, {need, have}, language)}>
        <small>{fill(WORDS.needs, {need, have}, language)}</small>
      </td>
    );
  }
  const told = (one: Percentile['value']) => (one === null ? '?' : quantity(unit, one, language));
  return (
    <td title={value === 'never' ? textIn(WORDS.neverLong, language) : undefined}>
      <b>{told(value)}</b>
      <small>
        {' '}
        [{told(low)}, {told(high)}]
      </small>
    </td>
  );
}

// Less than this of what was planned, and the prober was the slow part.
const KEPT_UP = 0.95;
// Fewer say nothing of how runs differ.
const RUNS_AT_LEAST = 3;

type Warning = {
  region: string;
  words: Words;
  params?: Readonly<Record<string, string | number>>;
};

function Warnings(props: {regions: readonly RegionDistribution[]; language: Language}) {
  const {regions, language} = props;
  const {comma} = jointsOf(language);
  // What holds for several regions alike is told once.
  const told = new Map<string, string[]>();
  for (const {region, words, params} of regions.flatMap((one) => warningsOf(one, language))) {
    const text = fill(words, {...params, region: '{region}'}, language);
    told.set(text, [...(told.get(text) ?? []), region]);
  }
  if (told.size === 0) return null;
  return (
    <ul class="warnings">
      {[...told].map(([text, names]) => (
        <li key={text}>▾ {text.replace('{region}', () => names.join(comma))}</li>
      ))}
    </ul>
  );
}

function warningsOf(distribution: RegionDistribution, language: Language): Warning[] {
  const {region, offered, achieved, closed, withheld, lagMs, runs, percentiles} = distribution;
  const warnings: Warning[] = [];
  if (offered !== null && achieved !== null && achieved < KEPT_UP * offered) {
    warnings.push({region, words: WORDS.saturated});
  }
  if (runs < RUNS_AT_LEAST && percentiles.some(({value}) => value !== null)) {
    warnings.push({region, words: WORDS.fewRuns, params: {n: runs}});
  }
  if (closed) warnings.push({region, words: WORDS.closed});
  if (withheld > 0) {
    const ms = quantity('ms', lagMs ?? 0, language);
    warnings.push({region, words: WORDS.withheld, params: {n: withheld, ms}});
  }
  return warnings;
}
