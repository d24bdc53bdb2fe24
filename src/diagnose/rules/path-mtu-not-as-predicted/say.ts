import {messages} from '../../../model/message.ts';
import {strings} from './strings.ts';

export const say = messages('path-mtu-not-as-predicted', strings);
