import {messages} from '../../../model/message.ts';
import {strings} from './strings.ts';

export const say = messages('pod-start-slow', strings);
