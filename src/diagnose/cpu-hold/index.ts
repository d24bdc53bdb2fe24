export {type CpuHold, cpuHold, heldRegions, holdMessage} from './cpu-hold.ts';
