export {expired} from './accepted.ts';
export {factTableOf, tableOfColumns} from './fact-table.ts';
export {rankDrift, rankingLimit} from './rank.ts';
