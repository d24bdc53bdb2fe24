import {FACT_POLICIES} from '../../src/collect/index.ts';
import {compare, explainComparison, surveyOf} from '../../src/compare/index.ts';
import {diagnose} from '../../src/diagnose/engine.ts';
import {RULES} from '../../src/diagnose/rules/index.ts';
import {readFacts} from '../../src/pipeline/read-facts.ts';
import {loadRun} from '../../src/store/load.ts';
import {row, seconds} from '../figures.ts';
import {FAULTS} from './saved-fleet.ts';

/** The stages of `analyse`, timed one by one. */
export async function measure(runs: string, id: string): Promise<void> {
  const times: {name: string; wallMs: number; cpuMs: number}[] = [];
  const timed = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const before = process.cpuUsage();
    const result = await work();
    const {user, system} = process.cpuUsage(before);
    times.push({name, wallMs: performance.now() - start, cpuMs: (user + system) / 1000});
    return result;
  };
  const run = await timed('load', () => loadRun(runs, id));
  const facts = await timed('facts', () => readFacts(run, 'all'));
  if (facts.size === 0) throw new Error('no facts: the code changed while the fleet was made');
  const factsAfter = await timed('facts again', () => readFacts(run, 'again'));
  const {paths} = run;
  const {inventory} = run.manifest;
  const input = {inventory, facts, factsAfter, paths, policies: FACT_POLICIES, today: '2026-11-23'};
  const survey = await timed('survey', () => surveyOf(input));
  const comparison = await timed('compare', () => compare(input, survey));
  const view = {nodes: inventory.nodes, facts, factsAfter, paths, comparison};
  const {findings} = await timed('rules', () => diagnose(view, RULES));
  const explanations = await timed('explain', () =>
    explainComparison({survey, nodes: inventory.nodes, comparison, findings}),
  );
  const covers = explanations.flatMap(({cover}) => cover);
  const found = FAULTS.filter(({fact}) => covers.some((one) => one.startsWith(fact)));
  const nodes = inventory.nodes.length;
  const sum = (of: 'wallMs' | 'cpuMs') => times.reduce((all, one) => all + one[of], 0);
  const withCpu = (wallMs: number, cpuMs: number) => `${seconds(wallMs)}   CPU ${seconds(cpuMs)}`;
  console.log(
    `${nodes} nodes, ${paths.length} path results: ${comparison.drift.length} differences, ${comparison.nodeSymptoms.length} slow nodes, ${found.length} of ${FAULTS.length} faults in the cover, ${findings.length} findings`,
  );
  for (const {name, wallMs, cpuMs} of times) console.log(row(name, withCpu(wallMs, cpuMs)));
  console.log(row('together', withCpu(sum('wallMs'), sum('cpuMs'))));
  console.log(row('per node', `${((1000 * sum('cpuMs')) / nodes).toFixed(0)} µs CPU`));
  console.log(row('peak memory', `${(process.resourceUsage().maxRSS / 1024 ** 2).toFixed(2)} GiB`));
}
