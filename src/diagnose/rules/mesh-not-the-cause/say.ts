import {messages} from '../../../model/message.ts';
import {strings} from './strings.ts';

export const say = messages('mesh-not-the-cause', strings);
