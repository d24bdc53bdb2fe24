export {factTableOf} from './fact-table.ts';
export {rankDrift} from './rank.ts';
