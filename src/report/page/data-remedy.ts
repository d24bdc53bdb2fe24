import type {Text} from './text.ts';

/** A plan made of a finding of this run: what would be done, how it is undone, and what would prove it. */
export type PlanData = {
  /** Id of the finding. */
  finding: string;
  blocks: {kind: 'title' | 'heading' | 'text' | 'item' | 'label' | 'code'; text: Text}[];
};

/** Before and after, judged by a criterion fixed beforehand. */
export type EffectData = {
  plan: string;
  verdict: 'improved' | 'equivalent' | 'regressed' | 'inconclusive';
  message: Text;
  method: Text;
  rows: {
    what: Text;
    before: Text | null;
    after: Text | null;
    ratio: string;
    interval: string;
    margin: string;
    runs: string;
    verdict: Text;
    look: 'improved' | 'equivalent' | 'regressed' | 'inconclusive';
  }[];
  limits: Text[];
  unit: Text;
  /** One dot per run: the criterion’s metric in its region. */
  runs: {arm: 'before' | 'after'; value: number | null; shown: Text; used: boolean}[];
};
