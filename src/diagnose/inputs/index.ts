export {cohortFact, cohortNodes, partitions, symptoms} from './cohort.ts';
export {
  counterDelta,
  destinationCounterDelta,
  podCounterDelta,
  secondsBetweenReadings,
  sourceCounterDelta,
  sourcePodCounterDelta,
} from './counter.ts';
export {destinationFact, fact, sourceFact} from './fact.ts';
export {
  allPathMtu,
  echo,
  pathMtu,
  pathMtuAttempt,
  reversePathMtu,
  sourceOfPath,
  throughput,
} from './path.ts';
export {podFacts} from './pods.ts';
export {
  allEchoes,
  allThroughput,
  isLagging,
  LAG_LIMIT_MS,
  reordering,
} from './series.ts';
export {stealShare} from './steal.ts';
export {inputStrings} from './strings.ts';
