import {messages} from '../../../model/message.ts';
import {strings} from './strings.ts';

export const say = messages('virtualization-not-the-cause', strings);
