import type {PageData, StoryData} from '../../../src/report/page/data.ts';
import {useSay} from '../language.tsx';
import {FindingBody, FindingMeta, VerdictWord} from '../parts/finding.tsx';
import {More, usePaged} from '../parts/paged.tsx';
import {hrefOf} from '../router.ts';

/** Causes and contributors in full, gravest first. */
export function Findings({data}: {data: PageData}) {
  const {shown, more} = usePaged(data.stories, 12);
  return (
    <div class="stack">
      {shown.map((story) => (
        <Story key={story.finding} data={data} story={story} />
      ))}
      <More {...more} />
    </div>
  );
}

function Story({data, story}: {data: PageData; story: StoryData}) {
  const say = useSay();
  const finding = data.findings[story.finding];
  if (finding === undefined) return null;
  return (
    <article class={`card finding ${finding.verdict}`}>
      <header>
        <p class="kicker">
          <VerdictWord of={finding.verdict} />
        </p>
        <h3>
          <a href={hrefOf('finding', finding.id)}>{say(finding.title)}</a>
        </h3>
        <FindingMeta finding={finding} />
      </header>
      <FindingBody finding={finding} story={story} />
    </article>
  );
}
