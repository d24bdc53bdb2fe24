import {messages} from '../../model/message.ts';
import {cpuHoldStrings} from './strings.ts';

export const say = messages('cpu-hold', cpuHoldStrings);
