export {expired} from './accepted.ts';
export {rankDrift, rankingLimit} from './rank.ts';
