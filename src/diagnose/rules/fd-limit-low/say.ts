import {messages} from '../../../model/message.ts';
import {strings} from './strings.ts';

export const say = messages('fd-limit-low', strings);
