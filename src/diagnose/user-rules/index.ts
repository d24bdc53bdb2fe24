export {readUserRules} from './read-rules.ts';
export {UserRules} from './schema.ts';
export {userRuleStrings} from './strings.ts';
