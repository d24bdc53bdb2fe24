import {messages} from '../../../model/message.ts';
import {strings} from './strings.ts';

export const say = messages('hardware-accelerated-guest', strings);
