export {collectNode} from './collect-node.ts';
export {collectorScript, collectorSha256} from './collector/assemble.ts';
export {collectStrings, FACT_POLICIES} from './families.ts';
export {parseFacts} from './parse-facts.ts';
