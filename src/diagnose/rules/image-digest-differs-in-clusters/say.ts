import {messages} from '../../../model/message.ts';
import {strings} from './strings.ts';

export const say = messages('image-digest-differs-in-clusters', strings);
