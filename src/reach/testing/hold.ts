/**
 * Opens a session on the node given as JSON and holds it until it is killed: for looking at what is left behind.
 * Usage: node hold.ts NODE-JSON SECONDS
 */
import {createReach} from '../index.ts';

const [node, seconds] = process.argv.slice(2);
const text = `sleep ${seconds} & timeout 100000 sleep ${seconds} & wait`;
const script = {name: 'hold.sh', interpreter: 'sh', text, args: []} as const;
const options = {timeoutMs: 100_000, maxBytes: 1_000};
await createReach({concurrency: 1}).run(JSON.parse(node ?? ''), script, options);
