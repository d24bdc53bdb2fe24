import {messages} from '../../../model/message.ts';
import {strings} from './strings.ts';

export const say = messages('pmtud-working-below-nic-mtu', strings);
