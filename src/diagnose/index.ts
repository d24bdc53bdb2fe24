export {diagnoseStrings} from './strings.ts';
