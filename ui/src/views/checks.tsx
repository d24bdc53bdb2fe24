import type {PageData} from '../../../src/report/page/data.ts';
import type {Text} from '../../../src/report/page/text.ts';
import {useSay} from '../language.tsx';
import {FindingLine} from '../parts/finding.tsx';
import {More, usePaged} from '../parts/paged.tsx';

const WORDS = {
  notes: {en: 'Notes', 'zh-CN': '提示'},
  unknown: {en: 'Not known', 'zh-CN': '未知'},
  troubles: {en: 'Nodes in trouble', 'zh-CN': '异常节点'},
  ruledOut: {en: 'Ruled out', 'zh-CN': '已排除'},
};

/** What was looked at: ruled out, noted, not known, not reached. */
export function Checks({data}: {data: PageData}) {
  const say = useSay();
  const {counted, notes, unknown, gaps, troubles, ruledOut} = data.checks;
  return (
    <>
      <p class="lead">
        {counted.map((text) => (
          <span class="line" key={say(text)}>
            {say(text)}
          </span>
        ))}
      </p>
      <div class="boxes">
        <Box title={say(WORDS.notes)} data={data} places={notes} />
        <Box title={say(WORDS.unknown)} data={data} places={unknown} plain={gaps} />
        <Box title={say(WORDS.troubles)} data={data} places={NONE} plain={troubles} sign="!" />
      </div>
      {ruledOut.length > 0 && (
        <section class="card grouped" data-print="closed">
          <h3>{say(WORDS.ruledOut)}</h3>
          <div class="subjects">
            {ruledOut.map(({subject, findings}) => (
              <div key={say(subject)}>
                <h4>{say(subject)}</h4>
                <Lines data={data} places={findings} plain={NO_TEXT} />
              </div>
            ))}
          </div>
        </section>
      )}
    </>
  );
}

const NONE: readonly number[] = [];
const NO_TEXT: readonly Text[] = [];

function Box(props: {
  title: string;
  data: PageData;
  places: readonly number[];
  plain?: readonly Text[];
  sign?: string;
}) {
  const {title, data, places, plain = NO_TEXT, sign = '?'} = props;
  if (places.length + plain.length === 0) return null;
  return (
    <section class="card">
      <h3>{title}</h3>
      <Lines data={data} places={places} plain={plain} sign={sign} />
    </section>
  );
}

function Lines(props: {
  data: PageData;
  places: readonly number[];
  plain: readonly Text[];
  sign?: string;
}) {
  const say = useSay();
  const {shown, more} = usePaged(props.places, 40);
  return (
    <>
      <ul class="lines">
        {shown.map((place) => {
          const finding = props.data.findings[place];
          return finding && <FindingLine key={place} finding={finding} />;
        })}
        {props.plain.map((text) => (
          <li class="unknown" key={say(text)}>
            <span class="plain">
              <span class="sign" aria-hidden="true">
                {props.sign ?? '?'}
              </span>
              <span>{say(text)}</span>
            </span>
          </li>
        ))}
      </ul>
      <More {...more} />
    </>
  );
}
