export {cpuHold, heldRegions, holdMessage} from './cpu-hold.ts';
