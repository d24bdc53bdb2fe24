import {messages} from '../../../model/message.ts';
import {strings} from './strings.ts';

export const say = messages('black-hole-reported', strings);
