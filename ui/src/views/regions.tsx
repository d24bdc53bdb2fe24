import type {PageData} from '../../../src/report/page/data.ts';
import type {DistributionData} from '../../../src/report/page/distributions-data.ts';
import {scaleFor} from '../../../src/report/page/scale.ts';
import {Distributions} from '../distributions/distributions.tsx';
import {Lanes} from '../distributions/lanes.tsx';
import {onAxis} from '../distributions/quantities.ts';
import {useLanguage} from '../language.tsx';

/** How values lie in each region, per metric. */
export function Regions({data}: {data: PageData}) {
  const {language} = useLanguage();
  return <Distributions data={data.distributions} language={language} />;
}

const AT_A_GLANCE = 2;

/** The metrics that show the trouble first, a lane per region, beside the verdict. */
export function RegionsAtAGlance({data}: {data: PageData}) {
  const {language, say} = useLanguage();
  const drawn = data.distributions.filter(hasDots).slice(0, AT_A_GLANCE);
  if (drawn.length === 0) return null;
  return (
    <div class="card distributions glance">
      {drawn.map((one) => (
        <figure key={one.metric}>
          <figcaption>{say(one.name)}</figcaption>
          <Lanes data={one} scale={scaleOf(one)} edge={hasEdge(one)} language={language} />
        </figure>
      ))}
    </div>
  );
}

/** Whether there is anything to draw beside the verdict. */
export function hasGlance({distributions}: PageData): boolean {
  return distributions.some(hasDots);
}

function hasDots({regions}: DistributionData): boolean {
  return regions.some(({dots}) => dots.length > 0);
}

function hasEdge({regions}: DistributionData): boolean {
  return regions.some(({waited}) => waited.length > 0);
}

function scaleOf({regions, unit}: DistributionData) {
  return scaleFor(regions.flatMap(({dots}) => dots.map((value) => onAxis(unit, value))));
}
